"""The lines of the preview of an import of people, and the columns that show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from perm_desktop.core.counting import counted
from perm_desktop.core.people.importing import Kind, Proposal
from perm_desktop.core.people.outcomes import POST, Difference
from perm_desktop.core.symbols import Look, Symbol, Tone
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.services.people_import import Preview

LOOKS: Mapping[Kind, Look] = MappingProxyType(
    {
        Kind.NEW: Look(Symbol.DIAMOND, Tone.SCHEDULED, "New"),
        Kind.CHANGED: Look(Symbol.HALF_DISC, Tone.PARTLY, "Changed"),
        Kind.SAME: Look(Symbol.DISC_CHECK, Tone.SATISFIED, "Same"),
        Kind.DOUBTFUL: Look(Symbol.SQUARE_QUESTION, Tone.NOT_RECORDED, "Doubtful"),
    }
)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A proposal, and what the liaison made of it."""

    proposal: Proposal
    meant: int | None  # who it is taken for; None while nobody has said so
    is_taken: bool = False

    @property
    def kind(self) -> Kind:
        """What the file says of the person."""
        return self.proposal.kind

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take, and nothing left to ask."""
        return self.kind is not Kind.SAME and self.meant is not None

    @property
    def name(self) -> str:
        """Who it is."""
        return self.proposal.entry.name or self.proposal.entry.email or "No name"

    @property
    def lines(self) -> str:
        """ "Line 12", "Lines 3 and 9": where the file says so."""
        numbers = [f"{number:,}" for number in self.proposal.entry.lines]
        if len(numbers) == 1:
            return f"Line {numbers[0]}"
        return f"Lines {', '.join(numbers[:-1])} and {numbers[-1]}"

    @property
    def summary(self) -> str:
        """What would change, or what is in doubt, in a few words."""
        proposal = self.proposal
        if proposal.doubts:
            return proposal.doubts[0].sentence
        if self.kind is Kind.NEW:
            posts = [each.after for each in proposal.differences if each.label == POST]
            return "; ".join(posts) or proposal.entry.agency or proposal.entry.email
        return ", ".join(dict.fromkeys(each.label for each in proposal.differences))


def begun(preview: Preview) -> list[PersonLine]:
    """Return the lines as a preview opens: what is sure is taken, what is in doubt is not."""
    return [_begun(each, each.line in preview.sure) for each in preview.proposals]


def _begun(proposal: Proposal, is_taken: bool) -> PersonLine:
    # nobody is guessed; where nobody else can be meant there is nothing to ask
    is_asked = bool(proposal.candidates) or not proposal.choices
    return PersonLine(proposal, None if is_asked else proposal.choices[0], is_taken)


def told(preview: Preview) -> str:
    """Say what a file holds, and what of it is not taken."""
    number = counted(len(preview.proposals), "person").replace("persons", "people")
    left = f" Not taken: {', '.join(preview.not_taken)}." if preview.not_taken else ""
    return f"“{preview.listed.name}” names {number}.{left}"


def person_columns(take: Callable[[PersonLine, bool], None]) -> tuple[Column[PersonLine], ...]:
    """Return the columns of the list."""
    return (
        Column(
            head="",
            text=lambda line: _box_words(line),
            widest="☐",
            checked=lambda line: line.is_taken if line.can_be_taken else None,
            write=take,
        ),
        Column(head="Name", text=lambda line: line.name, widest="Ann Sample-Example Jr."),
        Column(
            head="Compared",
            text=lambda line: LOOKS[line.kind].word,
            widest="Doubtful",
            look=lambda line: LOOKS[line.kind],
        ),
        Column(head="What", text=lambda line: line.summary),
    )


def difference_columns() -> tuple[Column[Difference], ...]:
    """Return the columns of what changes."""
    return (
        Column(head="Field", text=lambda each: each.label, widest="Organization"),
        Column(
            head="In the directory", text=lambda each: each.before or "nothing", is_pale=_is_new
        ),
        Column(head="From the file", text=lambda each: each.after or "nothing"),
    )


def _is_new(each: Difference) -> bool:
    return not each.before


def _box_words(line: PersonLine) -> str:
    if not line.can_be_taken:
        return "nothing to take" if line.kind is Kind.SAME else "to be decided first"
    return "taken" if line.is_taken else "left out"
