"""Times and lengths as reports of calls write them, in the ways of several countries."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MARKS = re.compile("[\u200e\u200f]")  # of writing direction, around the parts of a date
_NUMBERS = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})[./-](\d{1,4})\.?[,T ]+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?([AaPp])?\.?[Mm]?\.? ?"
    r"(Z|UTC|GMT|\(UTC\)|[+-]\d{2}:?\d{2})?"
)
_NAMED = re.compile(
    r"(?:(\d{1,2}) ([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\d{1,2})),? (\d{4})[, ]+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp])?\.?[Mm]?\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?) ?([^\W\d_]+)\.?")
_HOURS = ("h", "st", "g", "o", "u")  # hours, Stunden, godziny, ore, uur
_MINUTES = ("m",)
_YEARS = range(1990, 2101)
_NEAR = timedelta(days=1)  # a call late in the evening is of the next day elsewhere
_UTC = frozenset(("Z", "UTC", "GMT", "(UTC)"))


class TimesRead(NamedTuple):
    """How the times of one file are read."""

    is_day_first: bool
    zone: tzinfo  # of the meeting: times in UTC are told in it

    def time(self, text: str) -> datetime | None:
        """Return a time as it is on the wall; None for what is none."""
        found = _parsed(text, is_day_first=self.is_day_first)
        if found is None or found.tzinfo is None:
            return found
        return found.astimezone(self.zone).replace(tzinfo=None)

    def utc_time(self, text: str) -> datetime | None:
        """The same of a column that says it is in UTC."""
        found = _parsed(text, is_day_first=self.is_day_first)
        if found is None:
            return None
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(self.zone).replace(tzinfo=None)


def reading(texts: Iterable[str], day: date, zone: tzinfo) -> TimesRead:
    """Return how the times of a file are to be read.

    3/4 is told apart by the other times of the file, then by the day of the meeting, and where
    that does not help as it is written in the United States.
    """
    samples = [text for text in texts if _NUMBERS.match(_plain(text))]
    fits: dict[bool, list[datetime]] = {}
    for is_day_first in (False, True):
        found = [_parsed(text, is_day_first=is_day_first) for text in samples]
        if all(found):
            fits[is_day_first] = [each for each in found if each is not None]
    if len(fits) == 1:
        return TimesRead(next(iter(fits)), zone)
    if not fits:
        return TimesRead(False, zone)
    return TimesRead(_away(fits[True], day) <= _NEAR < _away(fits[False], day), zone)


def length(text: str) -> int | None:
    """Return the seconds of "1h 13m 42s", "45 min 3 s", "204 mins" or "1:02:03"; None for none."""
    plain = _plain(text).lower()
    if match := _CLOCK.fullmatch(plain):
        hours, minutes, rest = match.groups()
        if hours is None:  # "1:30" is an hour and a half
            hours, minutes, rest = minutes, rest, "0"
        return int(hours) * 3600 + int(minutes) * 60 + int(rest)
    found = _PARTS.findall(plain)
    if not found or _PARTS.sub("", plain).strip(" ,"):
        return None
    return round(sum(_number(amount) * _unit(word) for amount, word in found))


def minutes(text: str) -> int | None:
    """Return the seconds of a number of minutes, or of a length in words."""
    plain = _plain(text)
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return round(_number(plain) * 60)
    return length(plain)


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _MARKS.sub("", text)).strip()


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unit(word: str) -> int:
    if word.startswith(_HOURS):
        return 3600
    return 60 if word.startswith(_MINUTES) else 1


def _away(times: Sequence[datetime], day: date) -> timedelta:
    return min((abs(each.date() - day) for each in times), default=timedelta(0))


def _parsed(text: str, *, is_day_first: bool) -> datetime | None:
    plain = _plain(text)
    for pattern, make in _SHAPES.items():
        if (match := pattern.fullmatch(plain)) is not None:
            try:
                return make(match, is_day_first)
            except (ValueError, OverflowError):
                return None
    return None


def _from_numbers(match: re.Match[str], is_day_first: bool) -> datetime:
    one, sign, two, three, hour, minute, second, half, zone = match.groups()
    if len(one) == 4:
        year, month, day = one, two, three
    elif is_day_first or sign == ".":
        year, month, day = three, two, one
    else:
        year, month, day = three, one, two
    found = _moment((_year(year), int(month), int(day)), hour, half, minute, second)
    return found if zone is None else found.replace(tzinfo=_zone(zone))


def _from_names(match: re.Match[str], is_day_first: bool) -> datetime:
    del is_day_first  # a month by its name is in no doubt
    day, name, other_name, other_day, year, hour, minute, second, half = match.groups()
    month = _MONTHS.index((name or other_name)[:3].lower()) + 1
    return _moment((int(year), month, int(day or other_day)), hour, half, minute, second)


_SHAPES: MappingProxyType[re.Pattern[str], Callable[[re.Match[str], bool], datetime]] = (
    MappingProxyType({_NUMBERS: _from_numbers, _NAMED: _from_names})
)


def _moment(
    day: tuple[int, int, int], hour: str, half: str | None, minute: str, second: str | None
) -> datetime:
    if day[0] not in _YEARS:
        raise ValueError("no year of a call")
    return datetime.combine(date(*day), time(_hour(hour, half), int(minute), int(second or 0)))


def _year(text: str) -> int:
    if len(text) == 3:
        raise ValueError("a year has two or four digits")
    return int(text) + (2000 if len(text) < 3 else 0)


def _hour(text: str, half: str | None) -> int:
    hour = int(text)
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no hour of half a day")
    return hour % 12 + (12 if half in "Pp" else 0)


def _zone(text: str) -> tzinfo:
    if text in _UTC:
        return UTC
    found = datetime.strptime(text.replace(":", ""), "%z").tzinfo
    return found or UTC
