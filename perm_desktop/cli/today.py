"""The commands that tell what waits on a day, and answer questions about the cycles."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.words import show
from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.store import cycles
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.cli.parser import Commands
    from perm_desktop.core.worklist import Section
    from perm_desktop.core.worklist_lines import Line

# start-up: the parser is built before every window, so what reads is imported by its command


def add_commands(commands: "Commands") -> None:
    """Add the day's list to the parser."""
    today = commands.add_parser("today", help="list what needs somebody, now or on a day")
    today.add_argument("--date", default="", metavar="2026-04-14", help="another day than today")
    today.add_argument("--year", type=int, help="of this reporting year alone")
    today.add_argument("--mine", action="store_true", help="of the states you answer for alone")
    today.add_argument("--json", action="store_true", help="print JSON")

    question = commands.add_parser("question", help="answer a question about the cycles")
    question.add_argument("number", type=int, nargs="?", help="without one, lists the questions")
    question.add_argument("--year", type=int, help="of this reporting year alone")
    question.add_argument("--date", default="", metavar="2026-04-14", help="as of another day")
    question.add_argument("--since", default="", metavar="2026-04-01", help="of what changed")
    question.add_argument("--mine", action="store_true", help="of the states you answer for alone")
    question.add_argument("--json", action="store_true", help="print JSON")


def today(catalog: Catalog, arguments: Namespace) -> None:
    """Print what waits, group by group, as the Today page does."""
    from perm_desktop.services import worklist

    day = clock.parse_day(arguments.date) if arguments.date else None
    found = worklist.of_day(catalog, day, _years(catalog, arguments), _mine(catalog, arguments))
    show(
        [each for section in found for line in section.lines for each in _views(line)],
        arguments.json,
        "\n".join(_told(found)) or "Nothing needs you.",
    )


def question(catalog: Catalog, arguments: Namespace) -> None:
    """Print the answer to a question, or the questions."""
    from perm_desktop.core.questions.registry import answerable, numbered
    from perm_desktop.services import coverage, questions

    if arguments.number is None:
        asked = answerable()
        listed = [{"number": each.number, "question": each.words} for each in asked]
        show(listed, arguments.json, "\n".join(f"{x.number:3}  {x.words}" for x in asked))
        return
    chosen = numbered(arguments.number)
    day = clock.parse_day(arguments.date) if arguments.date else None
    found = questions.answer(
        catalog,
        chosen,
        _years(catalog, arguments) or [each.year for each in cycles.all_cycles(catalog.connection)],
        questions.reader(catalog, coverage.end_of(day) if day else None),
        states=_mine(catalog, arguments),
        moment=questions.morning(clock.parse_day(arguments.since)) if arguments.since else "",
    )
    heads = [head.title.lower().replace(" ", "_") for head in found.heads]
    views = [
        dict(zip(heads, line.cells, strict=True)) | {"place": line.place._asdict()}
        for line in found.lines
    ]
    rows = ["  " + " · ".join(filter(None, line.cells)) for line in found.lines]
    text = "\n".join([found.sentence, *rows]) if rows else found.none
    show(
        {
            "question": chosen.words,
            "answer": found.sentence if rows else found.none,
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


COMMANDS: Mapping[str, tuple[Callable[[Catalog, Namespace], None], Access]] = MappingProxyType(
    {"today": (today, Access.READ), "question": (question, Access.READ)}
)
