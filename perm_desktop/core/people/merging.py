"""Two records of one person made one: what moves, and what stands where both say something.

Nothing is lost: a value that does not stand is noted with the person, a mark in the remark.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.names import key
from perm_desktop.core.people.person import Person, Tenure
from perm_desktop.core.people.records import Answered, Attended, Named, Records
from perm_desktop.core.vocabulary import AudienceChange, Mark

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "Name",
        "organization": "Organization",
        "agency": "Agency",
        "program": "Program",
        "phone": "Phone",
        "email": "E-mail",
        "zone": "Time zone",
    }
)
_EMPTY_SAYS = MappingProxyType({"program": "both"})  # where empty is a value, too
# what says most comes first
_MARKS = (Mark.ATTENDED, Mark.PARTIAL, Mark.EXCUSED, Mark.ABSENT, Mark.NOT_REQUIRED)
_CHANGES = (AudienceChange.ADD, AudienceChange.INFORM, AudienceChange.REMOVE)
_Any = TypeVar("_Any")
_Kind = TypeVar("_Kind", Tenure, Attended, Named, Answered)
_Row = TypeVar("_Row", Attended, Named, Answered)


class Difference(NamedTuple):
    """A field in which two records differ."""

    field: str  # of Person
    label: str
    keep: str
    gone: str


class Moves(NamedTuple, Generic[_Any]):
    """What becomes of rows of the person who goes, and of those that they meet."""

    moved: tuple[_Any, ...]  # go over as they are
    changed: tuple[_Any, ...]  # of the person who stays, with what they say now
    dropped: tuple[int, ...]  # said by one of the others


@dataclass(frozen=True, slots=True)
class MergePreview:
    """All that a merge does."""

    keep: Person
    gone: Person
    merged: Person
    differences: tuple[Difference, ...]
    tenures: Moves[Tenure]
    marks: Moves[Attended]
    changes: Moves[Named]
    answers: Moves[Answered]
    names: int

    @property
    def moves(self) -> tuple[str, ...]:
        """What goes over, in words: "2 posts", "14 attendance marks"."""
        counts = (
            (len(self.tenures.moved), "post"),
            (len(self.marks.moved), "attendance mark"),
            (len(self.changes.moved), "audience change"),
            (len(self.answers.moved), "RSVP"),
            (self.names, "remembered name"),
        )
        return tuple(counted(count, noun) for count, noun in counts if count)

    @property
    def joined(self) -> tuple[str, ...]:
        """What both records say, and what of it stands, in sentences."""
        said = (
            (self.tenures, "post", "in both records: one post with the days of both."),
            (self.marks, "attendance mark", "for both: the one that says most, with a remark."),
            (self.changes, "audience change", "for both: expected, if either record was."),
            (self.answers, "RSVP", "from both: the one entered later."),
        )
        return tuple(
            f"{counted(len(moves.dropped), noun)} {rest}"
            for moves, noun, rest in said
            if moves.dropped
        )


def spellings(plan: MergePreview) -> list[tuple[str, str]]:
    """Return names and addresses of both records by which the merged one is not known.

    An attendance report that has them means the person who stays; addresses are in lower case.
    """
    known = plan.merged.email.casefold()
    lost = dict.fromkeys(each.email.casefold() for each in (plan.keep, plan.gone) if each.email)
    addresses = ["", *(address for address in lost if address != known)]
    called = {key(each.name): each.name for each in (plan.keep, plan.gone) if key(each.name)}
    return [
        (name, address)
        for own, name in called.items()
        for address in addresses
        if address or own != key(plan.merged.name)
    ]


def preview(
    keep: Person, gone: Person, kept: Records, going: Records, taking: Collection[str] = ()
) -> MergePreview:
    """Return what a merge does; ``taking`` names the fields in which the one who goes is right.

    Raises UserError for a field that there is not.
    """
    for field in taking:
        if field not in FIELDS:
            raise UserError(f"There is no field “{field}”.", f"Fields: {', '.join(FIELDS)}.")
    return MergePreview(
        keep,
        gone,
        merged(keep, gone, taking),
        tuple(differences(keep, gone)),
        tenures(kept.tenures, going.tenures),
        _met(kept.marks, going.marks, one_mark),
        _met(kept.changes, going.changes, _one_change),
        _met(kept.answers, going.answers, _one_answer),
        going.names,
    )


def differences(keep: Person, gone: Person) -> Iterable[Difference]:
    """Yield the fields where both say something, and not the same."""
    for field, label in FIELDS.items():
        ours, theirs = _said(keep, field), _said(gone, field)
        if ours and theirs and ours.casefold() != theirs.casefold():
            yield Difference(field, label, ours, theirs)


def merged(keep: Person, gone: Person, taking: Collection[str] = ()) -> Person:
    """Return the person of both records; what does not stand is noted."""
    values: dict[str, Any] = {
        field: getattr(gone, field)
        for field in FIELDS
        if _said(gone, field) and (field in taking or not _said(keep, field))
    }
    result = keep._replace(**values)
    left = [
        f"{each.label}: {each.keep if each.field in taking else each.gone}"
        for each in differences(keep, gone)
    ]
    also = f"Also said before two records became one: {'; '.join(left)}." if left else ""
    notes = dict.fromkeys(filter(None, (keep.note, gone.note, also)))
    return result._replace(note="\n\n".join(notes))


def tenures(kept: Sequence[Tenure], going: Sequence[Tenure]) -> Moves[Tenure]:
    """Join times in the same post that share a day, so that on no day less is held than before."""
    standing = {tenure.id: tenure for tenure in kept}
    ours = set(standing)
    dropped: list[int] = []
    for tenure in going:
        joined = tenure
        for other in [each for each in standing.values() if _is_same_time(each, tenure)]:
            stays, goes = (other, joined) if other.id in ours else (joined, other)
            joined = stays._replace(starts=_first(stays, goes), ends=_last(stays, goes))
            dropped.append(goes.id)
            del standing[other.id]
        standing[joined.id] = joined
    return _moves(kept, standing.values(), dropped)


def one_mark(kept: Attended, other: Attended) -> Attended:
    """Return one mark for two: what says most stands, what the other says goes into the remark."""
    first, second = sorted((kept, other), key=lambda each: _MARKS.index(Mark(each.mark)))
    also = "" if _tells(first) == _tells(second) else f"Also recorded: {_words(second)}."
    remarks = dict.fromkeys(filter(None, (first.remark, second.remark, also)))
    return first._replace(
        id=kept.id,
        name=kept.name,
        minutes=second.minutes if first.minutes is None else first.minutes,
        remark=" ".join(remarks),
    )


def _met(
    kept: Sequence[_Row], going: Sequence[_Row], one: Callable[[_Row, _Row], _Row]
) -> Moves[_Row]:
    """Let rows go over; where two meet, one of them stands for both."""
    standing = {each.place: each for each in kept}
    dropped: list[int] = []
    for row in going:
        met = standing.get(row.place)
        standing[row.place] = row if met is None else one(met, row)
        if met is not None:
            dropped.append(row.id)
    return _moves(kept, standing.values(), dropped)


def _moves(
    kept: Iterable[_Kind], standing: Iterable[_Kind], dropped: Iterable[int]
) -> Moves[_Kind]:
    ours = {each.id: each for each in kept}
    result = list(standing)
    return Moves(
        tuple(each for each in result if each.id not in ours),
        tuple(each for each in result if ours.get(each.id, each) != each),
        tuple(dropped),
    )


def _one_change(kept: Named, other: Named) -> Named:
    strongest = min(
        (kept.change, other.change), key=lambda each: _CHANGES.index(AudienceChange(each))
    )
    return kept._replace(change=strongest)


def _one_answer(kept: Answered, other: Answered) -> Answered:
    """Ids tell the time, so the larger one was entered later."""
    return kept._replace(answer=max(kept, other).answer)


def _is_same_time(one: Tenure, other: Tenure) -> bool:
    is_same_post = (one.post, one.acting) == (other.post, other.acting)
    return is_same_post and one.overlaps(other.starts, other.ends)


def _first(one: Tenure, other: Tenure) -> date | None:
    """The earlier day; an unknown one reaches back without end."""
    return min(one.starts, other.starts) if one.starts and other.starts else None


def _last(one: Tenure, other: Tenure) -> date | None:
    return max(one.ends, other.ends) if one.ends and other.ends else None


def _said(person: Person, field: str) -> str:
    return str(getattr(person, field)) or _EMPTY_SAYS.get(field, "")


def _tells(mark: Attended) -> tuple[Any, ...]:
    return mark.name, mark.mark, mark.minutes, mark.part


def _words(mark: Attended) -> str:
    """ "absent, as “Jon Lee”, 12 minutes, late, by Ann"."""
    said = (
        mark.mark.replace("-", " "),
        f"as “{mark.name}”" if mark.name else "",
        counted(mark.minutes, "minute") if mark.minutes is not None else "",
        mark.part,
        f"by {mark.recorded_by}",
    )
    return ", ".join(filter(None, said))
