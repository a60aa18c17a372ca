"""What commands share: printing text or JSON, and reading filters and lists of codes."""

import json
from argparse import Namespace
from typing import Any

from perm_desktop.core.errors import UserError
from perm_desktop.services import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

_FILTERS = ("year", "type", "state", "host", "phase", "from", "to")


def show(data: Any, as_json: bool, text: str) -> None:
    """Print JSON, or the text a person reads."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if as_json else text)


def codes(text: str) -> list[str]:
    """Read "OH, pa" as OH and PA."""
    return [code.strip().upper() for code in text.split(",") if code.strip()]


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
