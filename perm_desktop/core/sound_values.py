"""What the values of a catalog may be, for those that come from a file of somebody else.

The schema's own checks are repeated here, because the journal keeps rows as texts that no check
looks at.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, cast

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import TEXT_LIMIT, kept
from perm_desktop.core.vocabulary import (
    CadenceKind,
    Expectation,
    Mark,
    MeetingStatus,
    Methodology,
    Phase,
)

Check = Callable[[Any], bool]
_SHORT = 2_000  # characters of what is one line; a mark of a removal may have made it longer
_LARGEST_ID = (1 << 63) - 1


def is_sound(table: str, column: str, value: Any) -> bool:
    """Return whether a value may stand in a cell; the schema says whether it may be missing."""
    if value is None:
        return True
    check = _CHECKS.get((table, column)) or _BY_COLUMN.get(column)
    if check is not None:
        return check(value)
    if isinstance(value, int):
        return 0 < value <= _LARGEST_ID
    return _text(_SHORT)(value)


def _text(limit: int) -> Check:
    def check(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > limit:
            return False
        try:
            return kept(value) == value
        except UserError:
            return False

    return check


def _pattern(pattern: str) -> Check:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _one_of(*values: str) -> Check:
    return lambda value: isinstance(value, str) and value in values


def _between(least: int, most: int) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return check


def _parsed(read: Callable[[str], object]) -> Check:
    def check(value: Any) -> bool:
        if not isinstance(value, str):
            return False
        try:
            read(value)
        except (ValueError, UserError, RecursionError, KeyError, TypeError):
            return False
        return True

    return check


def _wall(text: str) -> None:
    if datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M") != text:
        raise ValueError


def _day(text: str) -> None:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError


def _moment(text: str) -> None:
    if datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M:%SZ") != text:
        raise ValueError


def _json(kind: type, limit: int = 10_000) -> Check:
    """A list of short texts, or an object whose meaning is looked at when the whole is read."""

    def check(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > limit:
            return False
        try:
            found: Any = json.loads(value)
        except (ValueError, RecursionError):
            return False
        if kind is list:
            return isinstance(found, list) and all(map(_text(200), cast("list[Any]", found)))
        return kind is object or isinstance(found, kind)

    return check


_IS_FLAG = _between(0, 1)
_IS_WALL, _IS_DAY, _IS_MOMENT = _parsed(_wall), _parsed(_day), _parsed(_moment)
_IS_ZONE = _parsed(clock.zone_info)
_IS_LONG = _text(TEXT_LIMIT)
_IS_PHASE = _one_of("pre", "intra", "post")
_IS_HOSTS = _pattern(r"[\w ,/&.-]{0,200}")

_BY_COLUMN: Mapping[str, Check] = MappingProxyType(
    {
        "position": _between(-1_000_000, 1_000_000),
        "revision": _between(0, 1 << 40),
        "minutes": _between(0, 1440),
        "session": _between(0, 10_000),
        "occurrence": _between(0, 100_000),
        "notes": _IS_LONG,
        "remark": _IS_LONG,
        "reason": _IS_LONG,
        "methodology": _one_of(*Methodology),
        "variant": _one_of(*Methodology),
        "zone": _IS_ZONE,
    }
)
_CHECKS: Mapping[tuple[str, str], Check] = MappingProxyType(
    {
        ("attendance", "mark"): _one_of(*(mark for mark in Mark if mark != Mark.NOT_RECORDED)),
        ("attendance", "recorded_at"): _IS_MOMENT,
        ("cycle", "year"): _between(2000, 2100),
        ("cycle", "cycle_group"): _between(1, 3),
        ("cycle", "review_from"): _IS_DAY,
        ("cycle", "review_to"): _IS_DAY,
        ("cycle", "cutoff"): _IS_DAY,
        ("cycle", "rules"): _json(dict),
        ("cycle_contractor", "role"): _one_of("SC", "RC", "ERC"),
        ("cycle_contractor", "verified"): _IS_FLAG,
        ("cycle_contractor", "source"): _IS_LONG,
        ("cycle_phase", "phase"): _IS_PHASE,
        ("cycle_phase", "starts"): _IS_DAY,
        ("cycle_phase", "ends"): _IS_DAY,
        ("cycle_state", "programs"): _json(list),
        ("cycle_type", "rules"): _json(dict),
        ("meeting", "minutes"): _between(1, 1440),
        ("meeting", "number"): _between(1, 1 << 31),
        ("meeting", "uid"): _pattern(r"[\w@.+-]{1,200}"),
        ("meeting", "starts"): _IS_WALL,
        ("meeting", "planned_starts"): _IS_WALL,
        ("meeting", "utc"): _between(-(1 << 40), 1 << 40),
        ("meeting", "status"): _one_of(*MeetingStatus),
        ("meeting", "slot"): _pattern(r"[\w/.:-]{0,300}"),
        ("meeting", "trashed_at"): _IS_MOMENT,
        ("meeting", "entered_afterwards"): _IS_FLAG,
        ("meeting_type", "key"): _pattern(r"[a-z0-9-]{1,120}"),
        ("meeting_type", "phase"): _one_of(*Phase),
        ("meeting_type", "cadence_kind"): _one_of(*CadenceKind),
        ("meeting_type", "cadence"): _json(dict),
        ("meeting_type", "joint"): _IS_FLAG,
        ("meeting_type", "factory"): _IS_FLAG,
        ("meeting_type", "minutes"): _between(1, 1440),
        ("meeting_type", "hosts"): _IS_HOSTS,
        ("meeting_type", "variants"): _json(list),
        ("meeting_type", "plan_window"): _json(dict),
        ("note", "text"): _IS_LONG,
        ("note", "sha256"): _pattern(r"[0-9a-f]{64}"),
        ("role", "side"): _one_of("state", "federal", "vendor"),
        ("role", "aliases"): _json(list),
        ("series", "every"): _pattern(r"[a-z0-9-]{0,20}"),
        ("series", "first_due"): _IS_DAY,
        ("series", "start"): _between(0, 1439),
        ("setting", "key"): _pattern(r"[\w.-]{1,100}"),
        ("setting", "value"): _json(object, TEXT_LIMIT),
        ("state", "code"): _pattern(r"[A-Z]{2}"),
        ("state", "cycle_group"): _between(1, 3),
        ("state", "zones"): _json(list),
        ("suspension", "host"): _IS_HOSTS,
        ("suspension", "starts"): _IS_DAY,
        ("suspension", "ends"): _IS_DAY,
        ("topic", "month"): _pattern(r"\d{4}-(0[1-9]|1[0-2])"),
        ("type_role", "expectation"): _one_of(*Expectation),
        ("type_source", "text"): _IS_LONG,
        ("type_text", "layer"): _one_of("source", "shipped", "own"),
        **{
            ("type_text", name): _IS_LONG
            for name in ("title", "hosts", "frequency", "purpose", "audience")
        },
        ("edit", "at"): _IS_MOMENT,
        ("edit", "label"): _text(_SHORT),
        ("edit", "kind"): _one_of("do", "undo", "redo"),
        ("edit", "state"): _one_of("done", "undone", "abandoned"),
        ("removal", "at"): _IS_MOMENT,
        ("removal", "uid"): _pattern(r"[0-9a-f]{32}"),
        ("removal", "after_edit"): _between(0, _LARGEST_ID),
        ("removal", "places"): _between(0, 1 << 40),
    }
)
