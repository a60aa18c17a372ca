"""Roles that never came to a call, and posts that nobody holds any more."""

from datetime import timedelta
from itertools import chain

from perm_desktop.core.counting import counted
from perm_desktop.core.people.cycle_attendance import CycleAttendance
from perm_desktop.core.people.person import Post
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.unseen import Unseen, names_of
from perm_desktop.core.people.vacant import Left, Posts, Vacant, left, never_held, vacated
from perm_desktop.core.questions.asked import (
    DAY,
    STATE,
    YEAR,
    Answer,
    Asked,
    Found,
    Head,
    Place,
    of_many,
    ry,
)

_ROLE = Head("Role", "IT security/access SME")
_DAY = timedelta(days=1)
_ALL = "All states"
_NOBODY = "Nobody"


def never_joined(asked: Asked) -> Answer:
    """Roles that meetings wanted and that came to none, with who holds them."""
    found = [(each, each.roles()) for each in asked.attendance]
    lines = tuple(
        _never_joined(unseen, each, asked) for each, roles in found for unseen in roles.unseen
    )
    wanted = sum(roles.wanted for _, roles in found)
    heads = (YEAR, STATE, _ROLE, Head("Missed of required", "Missed of required"))
    heads += (Head("If needed", "If needed"), Head("Next needed", DAY.widest))
    unrecorded = sum(not unseen.recorded for _, roles in found for unseen in roles.unseen)
    sentence = (
        f"{of_many(len(lines), wanted, 'role')} of states never joined a call, as far as is"
        f" recorded; of {unrecorded:,} of them nothing is recorded. Missed is what says that the"
        " role did not come; a mark for a state as a whole does not say who came."
    )
    none = "No meeting was held yet."
    if wanted:
        none = f"Each of the {counted(wanted, 'role')} of states joined a call."
    return Answer(sentence, (*heads, Head("Who holds it")), lines, none)


def gone_or_vacant(asked: Asked) -> Answer:
    """Posts that nobody holds, then contacts who left since the cycle began."""
    directory = asked.directory or Directory((), ())
    codes = frozenset(chain.from_iterable(map(asked.codes, asked.judged)))
    posts = Posts(directory, asked.judged, codes, asked.today)
    vacant, never = vacated(posts), never_held(posts)
    since = min((each.cycle.span.starts for each in asked.judged), default=asked.today)
    told = {(each.post, each.vacancy.last.id) for each in vacant if each.vacancy.last}
    went = [
        each for each in left(posts, since) if (each.tenure.post, each.tenure.person) not in told
    ]
    lines = (
        *(_vacant(each, "Vacant", asked) for each in vacant),
        *(_vacant(each, "Nobody on record", asked) for each in never),
        *(_left(each, directory, asked) for each in went),
    )
    once = {tenure.post for tenure in directory.tenures if posts.shows(tenure.post)}
    sentence = (
        f"{of_many(len(vacant), len(once), 'post')} on record"
        f" {'is' if len(vacant) == 1 else 'are'} vacant; {len(never):,} that a meeting needs"
        f" {'has' if len(never) == 1 else 'have'} nobody on record. {counted(len(went), 'other')}"
        f" left since {asked.day(since)}."
    )
    heads = (STATE, _ROLE, Head("What", "Nobody on record"), Head("Who left", "Sample Person Name"))
    heads += (Head("Last day", DAY.widest), Head("Now"), Head("Next needed", DAY.widest))
    none = "Nobody left, and no post is vacant."
    if not directory.people:
        none = "Nobody is in the directory yet."
    return Answer(sentence, heads, lines, none)


def _never_joined(unseen: Unseen, of: CycleAttendance, asked: Asked) -> Found:
    cells = (
        *(ry(of.coverage.cycle.year), _state(unseen.post, asked), _role(unseen.post, asked)),
        *(f"{unseen.recorded:,} of {unseen.expected:,}", f"{unseen.optional:,}"),
        asked.meeting_day(unseen.next) if unseen.next else "none planned",
        unseen.holder_words,
    )
    if unseen.holders:
        return Found(cells, Place(person=unseen.holders[0].person.id))
    return Found(cells, Place(meeting=unseen.next.id if unseen.next else 0))


def _vacant(each: Vacant, what: str, asked: Asked) -> Found:
    vacancy, following = each.vacancy, each.next
    last = vacancy.since - _DAY if vacancy.since else None
    cells = (
        *(_state(each.post, asked), _role(each.post, asked), what),
        *(vacancy.last.name if vacancy.last else "", asked.day(last), _NOBODY),
        asked.meeting_day(following) if following else "none planned",
    )
    if vacancy.last:
        return Found(cells, Place(person=vacancy.last.id))
    return Found(cells, Place(meeting=following.id if following else 0))


def _left(each: Left, directory: Directory, asked: Asked) -> Found:
    post, person = each.tenure.post, directory.people[each.tenure.person]
    cells = (
        *(_state(post, asked), _role(post, asked), "Left", person.name),
        *(asked.day(each.tenure.ends), names_of(each.holders) or _NOBODY, ""),
    )
    return Found(cells, Place(person=person.id))


def _state(post: Post, asked: Asked) -> str:
    return asked.known.states[post.state].name if post.state else _ALL


def _role(post: Post, asked: Asked) -> str:
    return asked.roles[post.role].name if post.role in asked.roles else post.role
