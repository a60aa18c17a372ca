"""The commands that tell what waits on a day, and answer questions about the cycles."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, show, typed_day, whole, year
from perm_desktop.core.counting import counted
from perm_desktop.store import cycles
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.worklist import Section
    from perm_desktop.core.worklist_lines import Line

# start-up: the parser is built before every window, so what reads is imported by its command


def add_commands(commands: Commands) -> None:
    """Add the day's list to the parser."""
    today = commands.add_parser("today", help="list what needs somebody, now or on a day")
    today.add_argument("--date", metavar="2026-04-14", help="another day than today")
    today.add_argument("--year", type=year, help="of this reporting year alone")
    today.add_argument("--mine", action="store_true", help="of the states you answer for alone")
    add_json(today)

    question = commands.add_parser("question", help="answer a question about the cycles")
    question.add_argument("number", type=whole, nargs="?", help="without one, lists the questions")
    question.add_argument("--year", type=year, help="of this reporting year alone")
    question.add_argument("--date", metavar="2026-04-14", help="as of another day")
    question.add_argument("--since", metavar="2026-04-01", help="of what changed")
    question.add_argument("--mine", action="store_true", help="of the states you answer for alone")
    shape = question.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--out", type=Path, metavar="FILE.(pdf|csv|xlsx)", help="write the answer")


def today(catalog: Catalog, arguments: Namespace) -> None:
    """Print what waits, group by group, as the Today page does."""
    from perm_desktop.services import worklist

    day = typed_day(arguments.date)
    found = worklist.of_day(catalog, day, _years(catalog, arguments), _mine(catalog, arguments))
    show(
        [each for section in found for line in section.lines for each in _views(line)],
        arguments.json,
        "\n".join(_told(found)) or "Nothing needs you.",
    )


def question(catalog: Catalog, arguments: Namespace) -> None:
    """Print the answer to a question, or the questions."""
    from perm_desktop.core.questions.registry import answerable, numbered
    from perm_desktop.services import coverage, questions, table_files
    from perm_desktop.services.printing.dress import office

    if arguments.number is None:
        asked = answerable()
        listed = [{"number": each.number, "question": each.words} for each in asked]
        show(listed, arguments.json, "\n".join(f"{x.number:3}  {x.words}" for x in asked))
        return
    chosen = numbered(arguments.number)
    day = typed_day(arguments.date)
    since = typed_day(arguments.since)
    found = questions.answer(
        catalog,
        chosen,
        _years(catalog, arguments) or [each.year for each in cycles.all_cycles(catalog.connection)],
        questions.reader(catalog, coverage.end_of(day) if day else None),
        states=_mine(catalog, arguments),
        moment=questions.morning(since) if since else "",
    )
    if arguments.out is not None:
        table = questions.sheet(chosen, found, catalog.now(), office(catalog))
        print(table_files.write(table, arguments.out))
        return
    heads = [head.title.lower().replace(" ", "_") for head in found.heads]
    views = [
        dict(zip(heads, line.cells, strict=True)) | {"place": line.place._asdict()}
        for line in found.lines
    ]
    rows = ["  " + " · ".join(filter(None, line.cells)) for line in found.lines]
    text = "\n".join([found.told, *rows, f"({found.scope})"])
    show(
        {
            "question": chosen.words,
            "answer": found.told,
            "looked_at": found.looked_at,
            "as_of": found.day.isoformat() if found.day else None,
            "lines": views,
        },
        arguments.json,
        text,
    )


def _years(catalog: Catalog, arguments: Namespace) -> list[int]:
    """The year that was named; none stand for all. Raises NotFoundError."""
    if arguments.year is None:
        return []
    return [cycles.cycle(catalog.connection, arguments.year).year]


def _mine(catalog: Catalog, arguments: Namespace) -> list[str]:
    """The states that are asked for; none stand for all."""
    from perm_desktop.services import settings

    return settings.my_states(catalog) if arguments.mine else []


def _views(line: "Line") -> Iterator[dict[str, Any]]:
    """A line about many meetings or about none is one; one about obligations is one a state."""
    view = {
        "group": line.group,
        "state": line.place,
        "states": list(line.states),
        "year": line.year or None,
        "type": line.type or None,
        "meeting": str(line.meeting) if line.meeting else None,
        "title": line.title,
        "what": line.wrong,
        "when": line.when,
        "act": str(line.act),
        "ready": line.is_ready,
    }
    if len(line.states) <= 1 or not line.about:
        yield view | {"state": ",".join(line.states)}
        return
    for state in line.states:
        yield view | {"state": state, "states": [state]}


def _told(found: "list[Section]") -> Iterator[str]:
    for section in found:
        yield f"{section.title} ({counted(section.total, 'line')})"
        for line in section.lines:
            words = " · ".join(filter(None, (line.title, line.wrong, line.when)))
            yield f"  {line.place:7} {words} [{line.act}]"


COMMANDS: Handlers = MappingProxyType(
    {"today": (today, Access.READ), "question": (question, Access.READ)}
)
