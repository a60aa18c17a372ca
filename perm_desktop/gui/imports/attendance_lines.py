"""The names of a report as a table, and what can be answered about each."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from perm_desktop.core.mark_words import part_words
from perm_desktop.core.people.call_lines import IGNORED, Answer, Identity, Line
from perm_desktop.core.people.matching import HOSTS, Outcome
from perm_desktop.core.people.person import Person
from perm_desktop.core.symbols import Look, mark_look, obligation_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.services.attendance_reports import Preview

_ORDER = (Outcome.ASKED, Outcome.NEW, Outcome.MATCHED, Outcome.IGNORED)


class ReportLine(NamedTuple):
    """A name of a report as it is shown."""

    line: Line
    is_replacing: bool = False  # marks of before
    candidates: tuple[Person, ...] = ()  # who it may be, whatever was answered

    @property
    def key(self) -> Identity:
        """What tells it from the others."""
        return self.line.attendee.identity

    @property
    def is_open(self) -> bool:
        """True while somebody has to answer."""
        is_kept = bool(self.line.against) and not self.is_replacing
        return self.line.outcome in (Outcome.ASKED, Outcome.NEW) or is_kept

    @property
    def look(self) -> Look:
        """What becomes of it."""
        match self.line.outcome:
            case Outcome.ASKED:
                return obligation_look("undecided")._replace(word="Who is this?")
            case Outcome.NEW:
                return mark_look(Mark.NOT_RECORDED)._replace(word="Nobody known")
            case Outcome.IGNORED:
                return mark_look(Mark.NOT_REQUIRED)._replace(word="Passed over")
            case Outcome.MATCHED:
                return self._marked()

    def _marked(self) -> Look:
        if self.line.against and not self.is_replacing:
            look = mark_look(Mark(self.line.against[0].mark))
            return look._replace(word=f"Stays {look.word[0].lower()}{look.word[1:]}")
        return mark_look(self.line.mark)

    @property
    def who(self) -> str:
        """ "Jane Sample, OH PM": whose mark it is."""
        person = self.line.found.person
        name = person.name if person is not None else self.line.attendee.name
        places = ", ".join(f"{t.state} {t.role}".strip() for t in self.line.targets)
        if places:
            return f"{name}, {places}"
        return person.name if person is not None else ""

    @property
    def time(self) -> str:
        """ "55 min": how long somebody was there."""
        there = self.line.minutes
        return "" if there is None else f"{there} min"

    @property
    def why(self) -> str:
        """Why it is so, and which part of the meeting was missed."""
        missed = part_words(self.line.part or "", None)
        text = "; ".join(filter(None, (self.line.found.why, missed)))
        return text[:1].upper() + text[1:]


class Choice(NamedTuple):
    """One answer about a name."""

    words: str
    answer: Answer | None = None  # None: only whether marks of before are replaced
    is_replacing: bool = False
    lacks_state: bool = False  # one is to be chosen first


def shown(preview: Preview, replacing: Collection[Identity]) -> list[ReportLine]:
    """Return the names, those to be answered first; an answer does not move its line."""
    before = {line.attendee.identity: line.found for line in preview.answered({}).lines}
    lines = [
        ReportLine(line, identity in replacing, before[identity].candidates)
        for line in preview.lines
        for identity in (line.attendee.identity,)
    ]
    return sorted(lines, key=lambda each: _ORDER.index(before[each.key].outcome))


def choices(
    shown_line: ReportLine,
    state: str,
    state_name: str,
    here: Collection[int],
    describe: Callable[[Person], str],
) -> list[Choice]:
    """Return what can be answered about a name; ``state`` is the one that it is counted for."""
    line = shown_line.line
    found: list[Choice] = []
    if line.against:
        look = mark_look(Mark(line.against[0].mark)).word.lower()
        by = line.against[0].recorded_by
        found.append(Choice(f"Keep {look}, as {by} recorded"))
        found.append(Choice(f"Replace it by {mark_look(line.mark).word.lower()}", None, True))
    for each in shown_line.candidates:
        lacks_state = not state and each.id not in here and each.organization not in HOSTS
        answer = Answer(each.id, state)
        found.append(Choice(describe(each), answer, lacks_state=lacks_state))
    if line.outcome is not Outcome.MATCHED or line.is_answered:
        words = f"A walk-in for {state_name}" if state else "A walk-in for the state chosen below"
        found.append(Choice(words, Answer(state=state), lacks_state=not state))
    found.append(Choice("Nobody to be counted", IGNORED))
    return found


def heading(shown_line: ReportLine) -> str:
    """The name with its addresses, and why it is matched or asked."""
    attendee = shown_line.line.attendee
    is_asked = shown_line.line.outcome in (Outcome.ASKED, Outcome.NEW)
    name = f"Who is {attendee.name}?" if is_asked else attendee.name
    return "\n".join((name, ", ".join(attendee.emails) or "No address", shown_line.why))


def columns() -> tuple[Column[ReportLine], ...]:
    """Return what the table shows."""
    return (
        Column(
            head="In the report",
            text=lambda each: each.line.attendee.name,
            widest="Sample, Alexandra (Guest)",
        ),
        Column(
            head="Becomes",
            text=lambda each: each.look.word,
            look=lambda each: each.look,
            widest="Stays not required",
        ),
        Column(head="Marked as", text=lambda each: each.who, widest="Alexandra Sample, OH PM"),
        Column(head="There", text=lambda each: each.time, widest="1,440 min", is_right=True),
        Column(head="Why", text=lambda each: each.why, is_pale=lambda each: not each.is_open),
    )


def told(preview: Preview) -> str:
    """ "Teams attendance report: 14 matched, 3 to be answered, 1 nobody known, 2 passed over."."""
    words = {
        Outcome.MATCHED: "matched",
        Outcome.ASKED: "to be answered",
        Outcome.NEW: "nobody known",
        Outcome.IGNORED: "passed over",
    }
    counts = [f"{len(preview.of(each))} {words[each]}" for each in words if preview.of(each)]
    return f"{', '.join(preview.layouts)}: {', '.join(counts)}."
