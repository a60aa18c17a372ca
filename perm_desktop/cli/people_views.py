"""People and posts as the command line prints them: data for other programs, and lines."""

from collections.abc import Sequence
from typing import Any

from perm_desktop.core.people.finding import Line
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.person import Person, Tenure
from perm_desktop.core.people.posts import Vacancy

_WIDEST = 40  # characters of a name that keep the columns in line


def line(line: Line) -> dict[str, Any]:
    """A person with their posts on the day, or a vacant post."""
    if line.vacancy is not None:
        return _vacancy(line.vacancy, line.posts)
    return {
        **({} if line.person is None else person(line.person)),
        "posts": [_tenure(each) for each in line.tenures],
    }


def person(person: Person) -> dict[str, Any]:
    """A person for another program."""
    return {**person._asdict(), "id": str(person.id), "organization": person.organization.value}


def lines(found: Sequence[Line]) -> list[str]:
    """The lines that a person reads."""
    wide = min(max((len(each.name) for each in found), default=0), _WIDEST)
    return [_words(each, wide) for each in found]


def merge(plan: MergePreview) -> dict[str, Any]:
    """What a merge does, for another program."""
    return {
        "keep": str(plan.keep.id),
        "gone": str(plan.gone.id),
        "merged": person(plan.merged),
        "differences": [each._asdict() for each in plan.differences],
        "moves": list(plan.moves),
        "joined": list(plan.joined),
    }


def merge_text(plan: MergePreview, *, is_done: bool) -> str:
    """What a merge does, in lines."""
    verb = "is" if is_done else "would be"
    differing = (
        f"{each.label}: {getattr(plan.merged, each.field) or 'both'} stands; the other is noted"
        for each in plan.differences
    )
    moves = f"Moved: {', '.join(plan.moves)}" if plan.moves else "Nothing moves"
    said = (moves, *plan.joined, *differing)
    return "\n".join(
        (
            f"{plan.gone.name} {verb} merged into {plan.keep.name}.",
            *(f"  {each.rstrip('.')}." for each in said),
        )
    )


def _tenure(tenure: Tenure) -> dict[str, Any]:
    return {
        "id": str(tenure.id),
        "state": tenure.post.state or None,
        "role": tenure.post.role or None,
        "from": tenure.starts and tenure.starts.isoformat(),
        "to": tenure.ends and tenure.ends.isoformat(),
        "acting": tenure.acting,
    }


def _vacancy(vacancy: Vacancy, said: str) -> dict[str, Any]:
    return {
        "vacant": said,
        "state": vacancy.post.state,
        "role": vacancy.post.role,
        "since": vacancy.since and vacancy.since.isoformat(),
        "last": vacancy.last and vacancy.last.name,
    }


def _words(line: Line, wide: int) -> str:
    if line.person is None:
        return f"{line.posts}."
    who = line.person
    said = (f"{who.name:{wide}}", f"{who.organization:6}", line.posts, who.email, who.phone)
    return "  ".join(filter(None, said)).rstrip()
