"""What the JSON that a catalog keeps in a column may say: its readers would fail on anything else.

Names that are not known here are passed over, as the readers do; a later version may add some.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.listing import views
from perm_desktop.core.obligations.deadlines import Anchor, Count
from perm_desktop.core.plan_rules import TypeRules
from perm_desktop.core.vocabulary import (
    CadenceKind,
    Expectation,
    Methodology,
    Phase,
    RollUpRule,
)

Test = Callable[[Any], bool]
_RHYTHMS = ("7-days", "14-days", "month")
_MOST_DAYS = 36_600
_TYPE_RULES = frozenset(field.name for field in fields(TypeRules))


def read(text: object) -> Any:
    """Return the value that a text stands for. Raises ValueError for what is none."""
    if not isinstance(text, str):
        raise ValueError
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError from error


def is_cadence(found: Any) -> bool:
    """Return whether a value says how often a type is held."""
    return _has(found, _CADENCE)


def is_columns(found: Any) -> bool:
    """Return whether a value says which column of a file is what."""
    if not isinstance(found, dict):
        return False
    named = cast("dict[Any, Any]", found)
    return all(isinstance(each, str) for pair in named.items() for each in pair)


def is_window(found: Any) -> bool:
    """Return whether a value says where in a phase a type is planned."""
    return _has(found, _WINDOW) and found.keys() >= _WINDOW.keys()


def is_cycle_rules(found: Any) -> bool:
    """Return whether a value has the planning rules of a cycle."""
    return _has(found, _CYCLE_RULES)


def is_type_rules(found: Any) -> bool:
    """Return whether a value has what was chosen for one type of a cycle."""
    if not _has(found, _TYPE_CHOICE):
        return False
    return {"first", "last"} <= found.keys() <= _TYPE_RULES


def is_variants(found: Any) -> bool:
    """Return whether a value lists methodologies."""
    return _every(found, lambda each: isinstance(each, str) and each in set(Methodology))


def is_texts(found: Any) -> bool:
    """Return whether a value is a list of short texts."""
    return _every(found, _is_short)


def is_zones(found: Any) -> bool:
    """Return whether a value is a list of time zones."""
    return _every(found, _is_zone)


def is_deadline_rule(found: Any) -> bool:
    """Return whether a value says how a deadline is counted."""
    return _has(found, _DEADLINE_RULE)


def is_frozen_type(found: Any) -> bool:
    """Return whether a value has a meeting type as it was."""
    return _has(found, _FROZEN_TYPE) and found.keys() == _FROZEN_TYPE.keys()


def is_setting(key: object, found: Any) -> bool:
    """Return whether a value is one that the choice of this name can have."""
    test = _SETTINGS.get(str(key))
    return test is None or test(found)


def _has(found: Any, wanted: Mapping[str, Test]) -> bool:
    if not isinstance(found, dict):
        return False
    values = cast("dict[str, Any]", found)
    return all(test(values[name]) for name, test in wanted.items() if name in values)


def _every(found: Any, test: Test) -> bool:
    return isinstance(found, list) and all(map(test, cast("list[Any]", found)))


def _is_short(found: Any) -> bool:
    return isinstance(found, str) and len(found) <= 200 and found.isprintable()


def _whole(least: int, most: int) -> Test:
    return lambda found: type(found) is int and least <= found <= most


def _or_none(test: Test) -> Test:
    return lambda found: found is None or test(found)


def _is_flag(found: Any) -> bool:
    return isinstance(found, bool)


def _is_number(found: Any) -> bool:
    return type(found) in (int, float) and math.isfinite(found)


def _is_day(found: Any) -> bool:
    try:
        return isinstance(found, str) and clock.parse_day(found) >= date.min
    except UserError:
        return False


def _is_expected(found: Any) -> bool:
    return _every(found, _is_short) and len(found) == 2 and found[1] in set(Expectation)


def _is_zone(found: Any) -> bool:
    try:
        return isinstance(found, str) and bool(clock.zone_info(found))
    except UserError:
        return False


def _is_views(found: Any) -> bool:
    if not isinstance(found, list):
        return False
    try:
        for each in cast("list[Any]", found):
            views.from_data(each)
    except (AttributeError, TypeError, ValueError):
        return False
    return True


_CADENCE: Mapping[str, Test] = MappingProxyType(
    {
        "every": lambda found: found in _RHYTHMS,
        "also_every": lambda found: found in _RHYTHMS,
        "sessions": _whole(1, 1_000),
        "needed": _whole(0, 1_000),
        "trigger": _is_short,
        "quarter_percent": _is_number,
        "overall_percent": _is_number,
        "both": _is_flag,
    }
)
_DEADLINE_RULE: Mapping[str, Test] = MappingProxyType(
    {
        "title": _is_short,
        "anchor": lambda found: found in set(Anchor),
        "days": _whole(0, 3_660),
        "count": lambda found: found in set(Count),
        "source": _is_short,
        "verified": _is_flag,
        "from_what": _is_short,
        "day": _or_none(_is_day),
        "is_milestone": _is_flag,
    }
)
_FROZEN_TYPE: Mapping[str, Test] = MappingProxyType(
    {
        "phase": lambda found: found in set(Phase),
        "kind": lambda found: found in set(CadenceKind),
        "cadence": lambda found: _has(found, _CADENCE),
        "joint": _is_flag,
        "hosts": is_texts,
        "short_title": _is_short,
        "window": _or_none(is_window),
        "roles": lambda found: _every(found, _is_expected),
        "roll_up": lambda found: found in set(RollUpRule),
    }
)
_WINDOW: Mapping[str, Test] = MappingProxyType(
    {
        "phase": lambda found: found in (Phase.PRE, Phase.INTRA, Phase.POST),
        "from_day": _whole(-_MOST_DAYS, _MOST_DAYS),
        "to_day": _whole(-_MOST_DAYS, _MOST_DAYS),
    }
)
_CYCLE_RULES: Mapping[str, Test] = MappingProxyType(
    {
        "weekdays": lambda found: _every(found, _whole(0, 6)),
        "skip_holidays": _is_flag,
        "opens": _whole(0, 1_440),
        "closes": _whole(0, 1_440),
        "one_time_per_day": _whole(0, 1_000),
        "moves_at_most": _whole(0, 366),
        "extra_holidays": lambda found: _every(found, _is_day),
    }
)
_TYPE_CHOICE: Mapping[str, Test] = MappingProxyType(
    {
        "skip": _is_flag,
        "first": _or_none(_is_day),
        "last": _or_none(_is_day),
        "weekday": _or_none(_whole(0, 6)),
        "start": _or_none(_whole(0, 1_439)),
        "minutes": _or_none(_whole(1, 1_440)),
        "zone": _is_zone,
    }
)
_SETTINGS: Mapping[str, Test] = MappingProxyType({"my-states": is_texts, "list-views": _is_views})
