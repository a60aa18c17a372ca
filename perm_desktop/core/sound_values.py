"""What the values of a catalog may be, and in plain words what they are not.

The schema's own checks are repeated here, because the journal keeps rows as texts that no check
looks at.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from perm_desktop.core import clock, kept_json
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.differences import OVERALL, PROGRAM_KEYS, QUARTERS, decimal_of
from perm_desktop.core.people.person import Organization
from perm_desktop.core.texts import TEXT_LIMIT, kept
from perm_desktop.core.vocabulary import (
    Answer,
    AttendedPart,
    AudienceChange,
    Basis,
    CadenceKind,
    Expectation,
    FileKind,
    Mark,
    MeetingStatus,
    Methodology,
    Need,
    Phase,
    RollUpRule,
)

Test = Callable[[Any], bool]


class Check(NamedTuple):
    """What a value may be, and what is wrong with any other."""

    test: Test
    fault: str


_SHORT = 2_000  # characters of what is one line; a mark of a removal may have made it longer
_LARGEST_ID = (1 << 63) - 1
_MOST_MINUTES = 1 << 27  # since 1970: the year 2225; a date far beyond has no local time
_LONGEST_JSON = 10_000


def is_sound(table: str, column: str, value: Any) -> bool:
    """Return whether a value may stand in a cell; the schema says whether it may be missing."""
    return value is None or check_of(table, column).test(value)


def check_of(table: str, column: str) -> Check:
    """Return what the values of a column may be, where they are not missing."""
    return _CHECKS.get((table, column)) or _BY_COLUMN.get(column) or _IS_PLAIN


def _text(limit: int) -> Check:
    def test(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > limit:
            return False
        if value.isprintable():
            return True
        try:
            return kept(value) == value
        except UserError:
            return False

    return Check(test, "is too long or holds characters that no text has")


def _pattern(pattern: str) -> Check:
    compiled = re.compile(pattern, re.ASCII)

    def test(value: Any) -> bool:
        return isinstance(value, str) and compiled.fullmatch(value) is not None

    return Check(test, "is not written as this program writes it")


def _one_of(*values: str) -> Check:
    def test(value: Any) -> bool:
        return isinstance(value, str) and value in values

    return Check(test, f"is none of {', '.join(map(str, values))}")


def _between(least: int, most: int) -> Check:
    def test(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return Check(test, "is too small or too large")


def _parsed(read: Callable[[str], object], fault: str) -> Check:
    def test(value: Any) -> bool:
        if not isinstance(value, str):
            return False
        try:
            read(value)
        except (ValueError, UserError):
            return False
        return True

    return Check(test, fault)


def _wall(text: str) -> None:
    moment = datetime.fromisoformat(text)
    _day(text[:10])
    if moment.isoformat(timespec="minutes") != text:
        raise ValueError


def _day(text: str) -> None:
    if clock.parse_day(text).isoformat() != text:
        raise ValueError


def _moment(text: str) -> None:
    moment = datetime.fromisoformat(text)
    _day(text[:10])
    if moment.strftime("%Y-%m-%dT%H:%M:%SZ") != text:
        raise ValueError


def _json(is_right: Test, limit: int = _LONGEST_JSON) -> Check:
    def test(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > limit:
            return False
        try:
            return is_right(kept_json.read(value))
        except ValueError:
            return False

    return Check(test, "is not data that this program can read")


_IS_ID, _IS_LINE = _between(1, _LARGEST_ID), _text(_SHORT)


def _plain(value: Any) -> bool:
    return (_IS_ID if isinstance(value, int) else _IS_LINE).test(value)


_IS_PLAIN = Check(_plain, _IS_LINE.fault)
_IS_FLAG = _between(0, 1)
_IS_WALL = _parsed(_wall, "is not a date and time")
_IS_DAY = _parsed(_day, "is not a date")
_IS_MOMENT = _parsed(_moment, "is not a time of the record")
_IS_ZONE = _parsed(clock.zone_info, "is not a time zone")
_IS_TEXTS = _json(kept_json.is_texts)
_IS_LONG = _text(TEXT_LIMIT)
_IS_KEY = _pattern(r"[a-z0-9-]{1,60}")
_IS_AMOUNT = _parsed(decimal_of, "is not a number")
_IS_PHASE = _one_of("pre", "intra", "post")
_IS_HOSTS = _pattern(r"(?=.{0,200}$)(?:[\w /&.-]+(?:,[\w /&.-]+)*)?")

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
        ("attendance", "minutes"): _between(0, 1_440),
        ("attendance", "part"): _one_of("", *AttendedPart),
        ("attendance", "recorded_at"): _IS_MOMENT,
        ("audience_change", "change"): _one_of(*AudienceChange),
        ("catalog", "created_at"): _IS_MOMENT,
        ("catalog", "is_sample"): _IS_FLAG,
        ("column_map", "columns"): _json(kept_json.is_columns),
        ("column_map", "kind"): _one_of(*FileKind),
        ("counter", "value"): _between(0, _LARGEST_ID),
        ("cycle", "year"): _between(2000, 2100),
        ("cycle", "cycle_group"): _between(1, 3),
        ("cycle", "review_from"): _IS_DAY,
        ("cycle", "review_to"): _IS_DAY,
        ("cycle", "cutoff"): _IS_DAY,
        ("cycle", "rules"): _json(kept_json.is_cycle_rules),
        ("cycle_contractor", "role"): _one_of("SC", "RC", "ERC"),
        ("cycle_contractor", "verified"): _IS_FLAG,
        ("cycle_contractor", "source"): _IS_LONG,
        ("cycle_phase", "phase"): _IS_PHASE,
        ("cycle_phase", "starts"): _IS_DAY,
        ("cycle_phase", "ends"): _IS_DAY,
        ("cycle_state", "programs"): _IS_TEXTS,
        ("cycle_state", "joined"): _IS_DAY,
        ("cycle_type", "rules"): _json(kept_json.is_type_rules),
        ("data_delay", "weeks"): _between(1, 2),
        ("data_delay", "starts"): _IS_DAY,
        ("data_delay", "ends"): _IS_DAY,
        ("deadline_met", "rule"): _IS_KEY,
        ("deadline_met", "program"): _one_of("", *PROGRAM_KEYS),
        ("deadline_met", "quarter"): _one_of("", *QUARTERS),
        ("deadline_met", "day"): _IS_DAY,
        ("deadline_rule", "key"): _IS_KEY,
        ("deadline_rule", "settings"): _json(kept_json.is_deadline_rule),
        ("deadline_start", "rule"): _IS_KEY,
        ("deadline_start", "program"): _one_of("", *PROGRAM_KEYS),
        ("deadline_start", "day"): _IS_DAY,
        ("decision", "need"): _one_of(*Need),
        ("decision", "basis"): _one_of("", *Basis),
        ("decision", "day"): _IS_DAY,
        ("difference", "program"): _one_of(*PROGRAM_KEYS),
        ("difference", "quarter"): _one_of(*QUARTERS, OVERALL),
        ("difference", "percent"): _IS_AMOUNT,
        ("difference", "universe"): _IS_AMOUNT,
        ("difference", "form"): _IS_AMOUNT,
        ("difference", "day"): _IS_DAY,
        ("difference", "resolved"): _IS_DAY,
        ("frozen_type", "settings"): _json(kept_json.is_frozen_type),
        ("meeting", "minutes"): _between(1, 1440),
        ("meeting", "number"): _between(1, 1 << 31),
        ("meeting", "uid"): _pattern(r"[\w@.+-]{1,200}"),
        ("meeting", "starts"): _IS_WALL,
        ("meeting", "planned_starts"): _IS_WALL,
        ("meeting", "utc"): _between(-_MOST_MINUTES, _MOST_MINUTES),
        ("meeting", "status"): _one_of(*MeetingStatus),
        ("meeting", "slot"): _pattern(r"[\w/.:-]{0,300}"),
        ("meeting", "trashed_at"): _IS_MOMENT,
        ("meeting", "entered_afterwards"): _IS_FLAG,
        ("meeting_type", "key"): _pattern(r"[a-z0-9-]{1,120}"),
        ("meeting_type", "phase"): _one_of(*Phase),
        ("meeting_type", "cadence_kind"): _one_of(*CadenceKind),
        ("meeting_type", "cadence"): _json(kept_json.is_cadence),
        ("meeting_type", "joint"): _IS_FLAG,
        ("meeting_type", "factory"): _IS_FLAG,
        ("meeting_type", "minutes"): _between(1, 1440),
        ("meeting_type", "hosts"): _IS_HOSTS,
        ("meeting_type", "variants"): _json(kept_json.is_variants),
        ("meeting_type", "plan_window"): _json(kept_json.is_window),
        ("meeting_type", "roll_up"): _one_of(*RollUpRule),
        ("note", "text"): _IS_LONG,
        ("note", "sha256"): _pattern(r"[0-9a-f]{64}"),
        ("person", "organization"): _one_of(*Organization),
        ("person", "program"): _one_of("", *PROGRAM_KEYS),
        ("person", "note"): _IS_LONG,
        ("person", "trashed_at"): _IS_MOMENT,
        ("review_comment", "figure"): _pattern(r"[\w/.:-]{1,200}"),
        ("review_comment", "text"): _IS_LONG,
        ("rsvp", "answer"): _one_of(*Answer),
        ("role", "side"): _one_of("state", "federal", "vendor"),
        ("role", "aliases"): _IS_TEXTS,
        ("series", "every"): _pattern(r"[a-z0-9-]{0,20}"),
        ("series", "first_due"): _IS_DAY,
        ("series", "start"): _between(0, 1439),
        ("setting", "key"): _pattern(r"[\w.-]{1,100}"),
        ("setting", "value"): _json(lambda _: True, TEXT_LIMIT),
        ("state", "code"): _pattern(r"[A-Z]{2}"),
        ("state", "cycle_group"): _between(1, 3),
        ("state", "zones"): _json(kept_json.is_zones),
        ("suspension", "host"): _IS_HOSTS,
        ("suspension", "starts"): _IS_DAY,
        ("suspension", "ends"): _IS_DAY,
        ("tenure", "starts"): _IS_DAY,
        ("tenure", "ends"): _IS_DAY,
        ("tenure", "acting"): _IS_FLAG,
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
