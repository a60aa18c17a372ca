"""Whom "mark all who are expected" reaches in a state."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from perm_desktop.core.attendance import EVERYBODY, Target, target_of
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.people.expected import Expected
from perm_desktop.core.vocabulary import Mark

_Keys = Collection[tuple[str, str, str | int]]


def to_mark(
    mark: Mark,
    expected: Iterable[Expected],
    lines: Sequence[AttendanceLine],
    *,
    replace: bool = False,
) -> list[Target]:
    """Return the persons and roles of a state that "mark all" reaches.

    Only who must come is taken to have come, been excused or stayed away; that somebody was not
    required can be said of everyone. Where it is known who holds a role, each of them is marked,
    else the role; its mark counts for the state either way. All state PERM staff is one mark, for
    a list of names would say more than is known. Marks that are there stay unless they are to be
    replaced.
    """
    there = {target_of(line).key for line in lines}
    seen = {(line.state, line.role) for line in lines}
    found: dict[tuple[str, str, str | int], Target] = {}
    for each in expected:
        wanted = each.is_expected or (mark is Mark.NOT_REQUIRED and not each.informed)
        if not wanted:
            continue
        is_seen = (each.state, each.role) in seen
        for target in _targets(each, there, is_seen=is_seen, replace=replace):
            found.setdefault(target.key, target)
    return list(found.values())


def _targets(line: Expected, there: _Keys, *, is_seen: bool, replace: bool) -> Iterator[Target]:
    role = Target(line.state, line.role)
    if line.role and role.key in there:  # who was there was said of the role as a whole
        if replace:
            yield role
        return
    if line.holders and line.role != EVERYBODY:
        for holder in line.holders:
            one = role._replace(person=holder.person.name, contact=holder.person.id)
            if replace or one.key not in there:
                yield one
    elif line.role and (replace or not is_seen):
        yield role
