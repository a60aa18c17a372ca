"""People and their posts: find, add, change, replace, merge; each write one step to undo."""

from collections.abc import Collection, Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.people import education, entering, finding, merging
from perm_desktop.core.people import tenures as rules
from perm_desktop.core.people.finding import Line, Sieve
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.person import Person, Post, Tenure
from perm_desktop.core.people.posts import Directory, Holder
from perm_desktop.core.people.roles import role_of
from perm_desktop.core.people.tenures import Names
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.store import cycles, meetings, people, people_merging, reference
from perm_desktop.store.catalog import Catalog, Edit

NewPost = tuple[Post, date | None, date | None, bool]  # from, to the last day, acting


def directory(catalog: Catalog) -> Directory:
    """Return everybody with their posts."""
    return people.directory(catalog.connection)


def names(catalog: Catalog) -> Names:
    """Return how states and roles are called."""
    connection = catalog.connection
    return Names(
        {code: state.name for code, state in reference.states(connection).items()},
        {code: role.name for code, role in reference.roles(connection).items()},
    )


def find(catalog: Catalog, sieve: Sieve) -> list[Line]:
    """Return the people a sieve lets through, or the vacant posts that it asks for.

    Vacant are looked for among the posts that a meeting of an open cycle requires, or among those
    of the roles that are named.
    """
    posts = expected_posts(catalog, sieve.on, sieve.roles) if sieve.vacant else ()
    return finding.found(directory(catalog), sieve, names(catalog), posts)


def expected_posts(catalog: Catalog, on: date, roles: Collection[str] = ()) -> list[Post]:
    """Return the posts that somebody should hold: by state, of the cycles open on a day."""
    connection = catalog.connection
    kinds = reference.meeting_types(connection).values()
    wanted = finding.required_roles(kinds, reference.roles(connection), roles)
    open_cycles = [cycle for cycle in cycles.all_cycles(connection) if on in cycle.span]
    states = sorted({code for cycle in open_cycles for code in cycle.codes})
    return [Post(state, role) for state in states for role in wanted]


def named(catalog: Catalog, text: str) -> Person:
    """Return the person of an id, an e-mail address or a whole name. Raises UserError."""
    return finding.named(people.people(catalog.connection), text)


def role(catalog: Catalog, text: str) -> Role:
    """Return the role of a code, a name or another name of the sources. Raises NotFoundError."""
    known = reference.roles(catalog.connection).values()
    return role_of(text, known) or reference.role(catalog.connection, text)


def holder(catalog: Catalog, tenure_id: int) -> Holder:
    """Return whose a tenure is. Raises NotFoundError."""
    tenure = _tenure(catalog, tenure_id)
    return Holder(people.person(catalog.connection, tenure.person), tenure)


def today(catalog: Catalog) -> date:
    """Return the day it is, on the program's own clock."""
    return clock.home(catalog.now()).date()


def add(catalog: Catalog, person: Person, posts: Sequence[NewPost] = ()) -> int:
    """Add a person with the posts that they hold; returns the id. Raises UserError."""
    entered = entering.checked(person)
    with catalog.edit(f"Add {entered.name}") as edit:
        return _add(catalog, edit, entered, posts)


def change(catalog: Catalog, person: Person) -> None:
    """Replace what is said of a person. Raises UserError."""
    before = people.person(catalog.connection, person.id)
    entered = entering.checked(person)
    with catalog.edit(f"Change {before.name}") as edit:
        people.update_person(edit, entered)


def remove(catalog: Catalog, ids: Collection[int]) -> None:
    """Take people off the directory; what is recorded of them stays. Raises NotFoundError."""
    found = [people.person(catalog.connection, ident) for ident in dict.fromkeys(ids)]
    if not found:
        return
    who = found[0].name if len(found) == 1 else counted(len(found), "person")
    with catalog.edit(f"Remove {who} from the directory") as edit:
        for each in found:
            people.trash_person(edit, each.id)


def serve(
    catalog: Catalog,
    person: int,
    post: Post,
    starts: date | None,
    ends: date | None = None,
    *,
    acting: bool = False,
) -> int:
    """Say that a person holds a post; returns the id of the tenure. Raises UserError."""
    who = people.person(catalog.connection, person)
    tenure = _checked(catalog, Tenure(0, person, post, starts, ends, acting))
    with catalog.edit(f"{who.name}: {names(catalog).post(tenure.post)}") as edit:
        return _put(catalog, edit, tenure)


def change_tenure(catalog: Catalog, tenure: Tenure) -> None:
    """Change post, days or acting of a tenure; whose it is stays. Raises UserError."""
    before = _tenure(catalog, tenure.id)
    entered = _checked(catalog, tenure._replace(person=before.person))
    who = people.person(catalog.connection, before.person)
    with catalog.edit(f"Change {names(catalog).post(entered.post)}: {who.name}") as edit:
        people.update_tenure(edit, entered)
        if entered.post != before.post:
            people_merging.set_post(edit, entered.id, *_ids(catalog, entered.post))


def drop_tenure(catalog: Catalog, ident: int) -> None:
    """Delete a tenure that never was; one that is over is ended instead. Raises UserError."""
    found = _tenure(catalog, ident)
    who = people.person(catalog.connection, found.person)
    with catalog.edit(f"Delete {names(catalog).post(found.post)} of {who.name}") as edit:
        people.delete_tenure(edit, ident)


def replace(
    catalog: Catalog, tenure_id: int, by: int | Person, first_day: date, *, acting: bool = False
) -> int:
    """Let somebody take over a post on a day; returns the id of the new tenure.

    The one before ends the day before, so that what was until then keeps its name. ``by`` is
    somebody of the directory, or a new person. Raises UserError.
    """
    before, called = _tenure(catalog, tenure_id), names(catalog)
    over = rules.ended(before, first_day, called)
    old = people.person(catalog.connection, before.person)
    entered = None if isinstance(by, int) else entering.checked(by)
    new = entered or people.person(catalog.connection, by if isinstance(by, int) else by.id)
    if new.id == old.id and acting == before.acting and entered is None:
        raise UserError(f"{old.name} holds this post already.", "Choose somebody else.")
    with catalog.edit(f"{new.name} for {old.name}: {called.post(before.post)}") as edit:
        people.update_tenure(edit, over)
        ident = new.id if entered is None else people.add_person(edit, entered)
        taken = Tenure(0, ident, before.post, first_day, None, acting)
        return _put(catalog, edit, _checked(catalog, taken))


def others(catalog: Catalog, tenure: Tenure) -> list[Holder]:
    """Return who else holds the post regularly at some time of a tenure; allowed, but told."""
    return rules.others(directory(catalog), tenure)


def education_offer(catalog: Catalog, tenure_id: int) -> MeetingDraft | None:
    """Return the special education session for a new PERM liaison; None where none is due.

    It is proposed for the first business day a week after they begin, or after today.
    """
    tenure = _tenure(catalog, tenure_id)
    kinds = reference.meeting_types(catalog.connection)
    if education.TYPE not in kinds or not education.is_new(directory(catalog), tenure):
        return None
    begins = tenure.starts or date.min
    which = meetings.Filter(type=education.TYPE, state=tenure.post.state)
    if education.is_planned(meetings.rows(catalog.connection, which), begins):
        return None
    starts = education.proposed(begins, today(catalog))
    return MeetingDraft(education.TYPE, [tenure.post.state], starts)


def merge_preview(
    catalog: Catalog, keep: int, gone: int, *, taking: Collection[str] = ()
) -> MergePreview:
    """Return what moves when two records become one, and where they differ. Raises UserError.

    ``taking`` names the fields in which the record that goes is right.
    """
    connection = catalog.connection
    if keep == gone:
        raise UserError("This is one record, not two.", "Choose another person to merge with.")
    return merging.preview(
        people.person(connection, keep),
        people.person(connection, gone),
        people_merging.records(connection, keep),
        people_merging.records(connection, gone),
        taking,
    )


def merge(catalog: Catalog, keep: int, gone: int, *, taking: Collection[str] = ()) -> None:
    """Make two records one: all that refers to ``gone`` refers to ``keep``. Raises UserError."""
    plan = merge_preview(catalog, keep, gone, taking=taking)
    with catalog.edit(f"Merge {plan.gone.name} into {plan.keep.name}") as edit:
        people_merging.merge(edit, plan)


def _add(catalog: Catalog, edit: Edit, entered: Person, posts: Sequence[NewPost]) -> int:
    ident = people.add_person(edit, entered)
    for post, starts, ends, acting in posts:
        tenure = Tenure(0, ident, post, starts, ends, acting)
        _put(catalog, edit, _checked(catalog, tenure))
    return ident


def _checked(catalog: Catalog, tenure: Tenure) -> Tenure:
    """The tenure as it is kept; inside an edit it sees what was written. Raises UserError."""
    connection = catalog.connection
    code, role = tenure.post
    found = entering.post(
        reference.state(connection, code).code if code else "",
        reference.role(connection, role) if role else None,
    )
    entering.check_days(tenure.starts, tenure.ends)
    entered = tenure._replace(post=found)
    rules.check_free(directory(catalog), entered, names(catalog))
    return entered


def _put(catalog: Catalog, edit: Edit, tenure: Tenure) -> int:
    return people.add_tenure(edit, tenure, *_ids(catalog, tenure.post))


def _ids(catalog: Catalog, post: Post) -> tuple[int | None, int | None]:
    connection = catalog.connection
    return (
        reference.state(connection, post.state).id if post.state else None,
        reference.role(connection, post.role).id if post.role else None,
    )


def _tenure(catalog: Catalog, ident: int) -> Tenure:
    found = next((each for each in directory(catalog).tenures if each.id == ident), None)
    if found is None:
        raise NotFoundError("This post is no longer in the directory.", "Look at the history.")
    return found
