"""A roll call as lines that are gone through one by one: states, and what was opened of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import LEAD, Target
from perm_desktop.core.audience import INFORMED_ONLY, Entry
from perm_desktop.core.people.person import Post
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.symbols import Look, mark_look
from perm_desktop.core.vocabulary import Mark

_OPEN = mark_look(Mark.NOT_RECORDED).word
_ORDER = tuple(dict.fromkeys(("attended", "partly", *(mark_look(m).word.lower() for m in Mark))))

Key = tuple[str, str, str | int]


class RollLine(NamedTuple):
    """One line that can get a mark."""

    target: Target
    name: str
    who: str  # of a state its lead, of a role who holds it
    look: Look
    part: str  # "joined late, there for 40 minutes"
    remark: str
    why: str  # what the mark follows from, where it is none of the line's own
    depth: int
    is_open: bool | None  # None: nothing is under it
    is_marked: bool  # by a mark of its own, which a remark can be put on
    is_wanted: bool  # nothing is recorded, and it is asked for
    is_counted: bool  # one of those that a count of a single state is about

    @property
    def is_recorded(self) -> bool:
        """True when it is known who came."""
        return self.look.word != _OPEN

    @property
    def words(self) -> str:
        """The line as it is read out."""
        parts = (self.name, self.look.word, self.who, self.part, self.why, self.remark)
        opened = {None: "", True: "open", False: "closed"}[self.is_open]
        return ", ".join(filter(None, (*parts, opened)))


def roll(
    entries: Iterable[Entry],
    leads: Mapping[str, str],
    parts: Mapping[Key, str],
    opened: Collection[str],
) -> list[RollLine]:
    """Return the lines of a meeting's states, and under those that are open their roles and people.

    ``leads`` are names by state, ``parts`` what was missed, by the key of a line.
    """
    states = _states(entries)
    found: list[RollLine] = []
    for entry in states:
        is_open = len(states) == 1 or entry.target.state in opened
        who = leads.get(entry.target.state, "")
        line = _line(entry, parts, 0, who=who, is_wanted=not _is_recorded(entry))
        found.append(line._replace(is_open=is_open if entry.entries else None))
        if is_open:
            found += _under(entry, parts, 1, is_told=entry.is_marked)
    return found


def leads(directory: Directory, states: Iterable[str], day: date) -> dict[str, str]:
    """Return who leads each state on a day, or since when nobody does, as far as it is known."""
    found: dict[str, str] = {}
    for code in states:
        post = Post(code, LEAD)
        holders = directory.holders(post, day)
        names = (f"{x.person.name}, acting" if x.tenure.acting else x.person.name for x in holders)
        vacancy = None if holders else directory.vacancy(post, day)
        since = vacancy.since if vacancy else None
        found[code] = f"vacant since {clock.day(since)}" if since else "; ".join(names)
    return found


def next_wanted(lines: Sequence[RollLine], at: int) -> int | None:
    """Return the next line without a mark; None when nothing is left.

    Inside a state its own lines come first, then the states from there on, then those before.
    """
    places = range(len(lines))
    if lines[at].depth:
        state = lines[at].target.state
        inside = [n for n in places if lines[n].depth and lines[n].target.state == state]
        found = _after(at, [n for n in inside if lines[n].is_wanted])
        if found is not None:
            return found
    return _after(at, [n for n in places if not lines[n].depth and lines[n].is_wanted])


def count_words(lines: Sequence[RollLine]) -> str:
    """ "14 of 18 recorded: 12 attended, 2 absent"; of one state its roles and people."""
    states = [line for line in lines if not line.depth]
    inside = [line for line in lines if line.is_counted]
    is_alone = len(states) == 1 and not states[0].is_marked and inside
    counted = inside if is_alone else states
    words = Counter(line.look.word.lower() for line in counted if line.is_recorded)
    told = ", ".join(f"{words[word]} {word}" for word in _ORDER if words[word])
    done = f"{words.total()} of {len(counted)} recorded"
    return f"{done}: {told}" if told else done


def found(entries: Iterable[Entry], leads: Mapping[str, str], typed: str) -> Target | None:
    """Return the line that typed letters mean: a code, else a name that begins so, else has it.

    The names are those of states, of their leads and of everybody on a line.
    """
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return None
    ranked = [
        (rank, target)
        for words, target in _names(entries, leads)
        if (rank := _rank(words.casefold(), target, wanted)) is not None
    ]
    return min(ranked, key=lambda hit: hit[0])[1] if ranked else None


def _rank(words: str, target: Target, wanted: str) -> int | None:
    """How well a name fits, the best 0; None where it does not."""
    fits = (
        target == Target(wanted.upper()),
        words.startswith(wanted),
        f" {wanted}" in words,
        wanted in words,
    )
    return fits.index(True) if any(fits) else None


def _names(entries: Iterable[Entry], leads: Mapping[str, str]) -> Iterator[tuple[str, Target]]:
    """All names with their lines, states before people."""
    states = _states(entries)
    yield from ((entry.name, entry.target) for entry in states)
    yield from ((leads.get(x.target.state, ""), x.target) for x in states)
    for state in states:
        yield from _people(state)


def _states(entries: Iterable[Entry]) -> list[Entry]:
    """The states by their names, as they are called."""
    return sorted((each for each in entries if each.target.state), key=lambda each: each.name)


def _people(entry: Entry) -> Iterator[tuple[str, Target]]:
    for each in entry.entries:
        if each.target.is_person:
            yield each.name, each.target
        yield from _people(each)


def _under(
    entry: Entry, parts: Mapping[Key, str], depth: int, *, is_told: bool
) -> Iterator[RollLine]:
    """What is under a line. Who is informed only, or told by the mark above, is not asked for."""
    for each in entry.entries:
        is_leaf = not any(below.target.contact for below in each.entries)
        is_asked = not is_told and each.expected != INFORMED_ONLY
        is_wanted = is_leaf and is_asked and not _is_recorded(each)
        who = each.detail if is_leaf else ""  # else they have lines of their own
        line = _line(each, parts, depth, who=who, is_wanted=is_wanted)
        yield line._replace(is_counted=is_asked and (is_leaf or each.is_marked))
        yield from _under(each, parts, depth + 1, is_told=is_told or each.is_marked)


def _line(
    entry: Entry, parts: Mapping[Key, str], depth: int, *, who: str, is_wanted: bool
) -> RollLine:
    return RollLine(
        target=entry.target,
        name=entry.name,
        who=who,
        look=entry.look,
        part=parts.get(entry.target.key, ""),
        remark=entry.remark,
        why="" if _is_blank(entry) else entry.why,
        depth=depth,
        is_open=None,
        is_marked=entry.is_marked,
        is_wanted=is_wanted,
        is_counted=False,
    )


def _is_recorded(entry: Entry) -> bool:
    return entry.look.word != _OPEN


def _is_blank(entry: Entry) -> bool:
    """True where nothing is recorded at all, which needs no reason."""
    return not _is_recorded(entry) and all(map(_is_blank, entry.entries))


def _after(at: int, places: Sequence[int]) -> int | None:
    """Return the first place behind another, or the first of all; None where there is no other."""
    others = [place for place in places if place != at]
    return next((place for place in others if place > at), next(iter(others), None))
