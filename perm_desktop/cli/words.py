"""What commands share: printing text or JSON, and reading filters and lists of codes."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import Any

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.services import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

MEETING_HELP = "number or id of the meeting"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_YEAR_DIGITS = 4
_FILTERS = ("year", "type", "state", "host", "phase", "from", "to")


def show(data: Any, as_json: bool, text: str) -> None:
    """Print JSON, or the text a person reads."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if as_json else text)


def codes(text: str) -> list[str]:
    """Read "OH, pa" as OH and PA."""
    return [code.strip().upper() for code in text.split(",") if code.strip()]


def named_codes(text: str) -> list[str]:
    """Read codes of states where at least one is to be named. Raises UserError."""
    found = codes(text)
    if not found:
        raise UserError("No state was named.", "Use a two-letter code, for example OH.")
    return found


def typed_day(text: str | None) -> date | None:
    """Read a date; None where none was typed. Raises UserError for what is none, and for nothing.

    An option that was typed without its value is a slip, and does not stand for today.
    """
    return None if text is None else clock.parse_day(text)


def whole(text: str) -> int:
    """Read a whole number, for the parser."""
    try:
        return int(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a whole number.") from error


def year(text: str) -> int:
    """Read a reporting year, for the parser."""
    if not (text.isascii() and text.isdigit() and len(text) == _YEAR_DIGITS):
        raise ArgumentTypeError(f"“{text}” is not a reporting year. Use one, for example 2027.")
    return int(text)


def add_year(parser: ArgumentParser) -> None:
    """Let the cycle be named that a command is about."""
    parser.add_argument("year", type=year, help="reporting year of the cycle")


def add_json(parser: ArgumentParser) -> None:
    """Let what a command tells be read by another program."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_filter(parser: ArgumentParser) -> None:
    """Let meetings be chosen by their year, type, state, host, phase and days."""
    parser.add_argument("--year", type=int)
    for name in ("--type", "--state", "--host", "--phase", "--from", "--to"):
        parser.add_argument(name, default="", dest=name.strip("-").replace("from", "first"))
    parser.add_argument(
        "--filter",
        nargs="+",
        default=[],
        metavar="NAME=VALUE",
        help="the same filters as words, for example state=HI from=2026-05-01",
    )


def filter_of(catalog: Catalog, arguments: Namespace, *, trashed: bool = False) -> Filter:
    """Return the filter that was typed, as options or as name=value words. Raises UserError."""
    values = {
        name: str(getattr(arguments, name.replace("from", "first")) or "") for name in _FILTERS
    }
    for word in arguments.filter:
        name, _, value = word.partition("=")
        if name not in values:
            raise UserError(f"“{word}” is not a filter.", f"Use {', '.join(_FILTERS)} and “=”.")
        values[name] = value
    if values["year"] and not values["year"].isdigit():
        raise UserError(f"“{values['year']}” is not a year.", "Use one, for example 2027.")
    wanted = Filter(
        years=(int(values["year"]),) if values["year"] else (),
        type=values["type"],
        state=values["state"].upper(),
        host=values["host"].upper(),
        phase=values["phase"],
        first_day=values["from"],
        last_day=values["to"],
        trashed=trashed,
    )
    return meetings.checked_filter(catalog, wanted)
