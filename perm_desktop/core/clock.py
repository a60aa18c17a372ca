"""Wall times, zones and the American way to write them. Aware datetimes only."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from perm_desktop.core.errors import UnknownZoneError, UserError

EASTERN = "America/New_York"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Families of zones as invitations name them; a zone that is not here is shown by its city.
_ZONE_FAMILIES = {
    "Eastern": {"EST", "EDT"},
    "Central": {"CST", "CDT"},
    "Mountain": {"MST", "MDT"},
    "Pacific": {"PST", "PDT"},
    "Alaska": {"AKST", "AKDT"},
    "Hawaii": {"HST", "HDT"},
    "Atlantic": {"AST", "ADT"},
}


@lru_cache(maxsize=256)
def zone_info(zone: str) -> ZoneInfo:
    """Return the zone. Raises UnknownZoneError for a name that the zone database does not know."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(
            f"“{zone}” is not a time zone.", "Use an IANA name, for example America/New_York."
        ) from error


def parse_wall(text: str) -> str:
    """Return a local date and time as "YYYY-MM-DDTHH:MM".

    Raises UserError for text that is no such time, that carries an offset, or that lies outside
    the years 2000 to 2099.
    """
    hint = "Write it as 2026-04-14T14:00, in the meeting's own zone."
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError(f"“{text}” is not a date and time.", hint) from error
    if not any(mark in text.strip() for mark in "T: "):
        raise UserError(f"“{text}” has no time of day.", hint)
    if moment.tzinfo is not None:
        raise UserError(f"“{text}” carries an offset.", hint)
    if not 2000 <= moment.year <= 2099:
        raise UserError(f"The year of “{text}” is out of range.", hint)
    return f"{moment:%Y-%m-%dT%H:%M}"


def parse_day(text: str) -> date:
    """Return an ISO date. Raises UserError for what is none, or far from every cycle."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"“{text}” is not a date.", "Write it as 2026-04-14.") from error
    if not 1900 <= day.year <= 2199:
        raise UserError(f"The year of “{text}” is out of range.", "Write it as 2026-04-14.")
    return day


def utc_minutes(wall: str, zone: str) -> int:
    """Return minutes since 1970-01-01T00:00Z of a wall time in a zone.

    A time that a change of clocks skips counts with the offset before the change, one that
    happens twice is the first of the two (RFC 5545, 3.3.5).
    """
    local = datetime.fromisoformat(wall).replace(tzinfo=zone_info(zone))
    return int(local.timestamp()) // 60


def at_utc(minutes: int) -> datetime:
    """Return the aware UTC datetime of minutes since 1970."""
    return datetime.fromtimestamp(minutes * 60, UTC)


def local(minutes: int, zone: str) -> datetime:
    """Return the aware datetime of a UTC minute in a zone."""
    return at_utc(minutes).astimezone(zone_info(zone))


def later(moment: datetime, minutes: int) -> datetime:
    """Return what the same clock shows after that many minutes, a change of clocks counted."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def home(moment: datetime) -> datetime:
    """Return a moment on the program's own clock, the Eastern one, wherever the laptop is."""
    return moment.astimezone(zone_info(EASTERN))


def clock(moment: datetime) -> str:
    """ "2:00 PM"; noon and midnight say so, since 12 PM is misread."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "12:00 noon" if moment.hour else "12:00 midnight"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def bare_clock(moment: datetime) -> str:
    """ "2:05", for a column whose head names the zone."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02}"


def clock_span(start: datetime, minutes: int) -> str:
    """ "1:00–2:00 PM", naming AM or PM once where both ends share it."""
    end = later(start, minutes)
    same_half = (start.hour < 12) == (end.hour < 12) and start.date() == end.date()
    first = bare_clock(start) if same_half and clock(start)[-1] == "M" else clock(start)
    return f"{first}–{clock(end)}"


def zone_label(moment: datetime) -> str:
    """Abbreviation in force on that day: "EDT"."""
    return moment.tzname() or str(moment.tzinfo)


def zone_labels(start: datetime, minutes: int) -> list[str]:
    """Return the abbreviations in force during those minutes: two where the clocks change."""
    return list(dict.fromkeys(map(zone_label, (start, later(start, minutes)))))


def zone_name(start: datetime, minutes: int = 0) -> str:
    """ "Eastern (EDT)"; Arizona, which keeps standard time, is named for itself.

    Where the clocks change during those minutes, both are said: "Eastern (EST, then EDT)".
    """
    label, key = zone_label(start), getattr(start.tzinfo, "key", "")
    said = ", then ".join(zone_labels(start, minutes)) if minutes else label
    if key == "America/Phoenix":
        return f"Arizona ({said})"
    family = next((name for name, labels in _ZONE_FAMILIES.items() if label in labels), "")
    return f"{family or key.rpartition('/')[2].replace('_', ' ')} ({said})"


def day(value: date) -> str:
    """ "Apr 14, 2026"."""
    return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"


def weekday(value: date) -> str:
    """ "Tue, Apr 14"."""
    return f"{_DAYS[value.weekday()]}, {_MONTHS[value.month - 1]} {value.day}"


def long_day(value: date) -> str:
    """ "April 14, 2026"."""
    return f"{_LONG_MONTHS[value.month - 1]} {value.day}, {value.year}"


def long_weekday(value: date) -> str:
    """ "Tuesday, April 14, 2026"."""
    return f"{_LONG_DAYS[value.weekday()]}, {long_day(value)}"


def short_time(start: datetime) -> str:
    """ "Tue, Apr 14, 2:00 PM EDT"."""
    return f"{weekday(start.date())}, {clock(start)} {zone_label(start)}"
