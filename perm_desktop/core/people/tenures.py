"""Rules of tenures: who else holds a post, how one is replaced, and how it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.person import Post, Tenure
from perm_desktop.core.people.posts import Directory, Holder


@dataclass(frozen=True, slots=True)
class Names:
    """How states and roles are called, by their codes; a code stands for itself."""

    states: Mapping[str, str] = field(default_factory=dict[str, str])
    roles: Mapping[str, str] = field(default_factory=dict[str, str])

    def state(self, code: str) -> str:
        """Name of a state: "Ohio"."""
        return self.states.get(code, code)

    def role(self, code: str) -> str:
        """Name of a role: "MRR contact"."""
        return self.roles.get(code, code)

    def post(self, post: Post) -> str:
        """ "PERM lead, OH"; "OH staff" without a role, "DFO staff, all states" without a state."""
        if not post.role:
            return f"{post.state} staff"
        return f"{self.role(post.role)}, {post.state or 'all states'}"


def words(tenure: Tenure, names: Names) -> str:
    """ "Acting PERM lead, OH, since Mar 1, 2026"."""
    named = names.post(tenure.post)
    return ", ".join(filter(None, (f"Acting {named}" if tenure.acting else named, _when(tenure))))


def others(directory: Directory, tenure: Tenure) -> list[Holder]:
    """Return who else holds the post regularly at some time of a tenure that is not acting.

    Two may, as when one brings the other in; it is told, since it may be a slip.
    """
    if tenure.acting or not tenure.post.role:
        return []
    return [
        Holder(directory.people[each.person], each)
        for each in directory.of_post(tenure.post)
        if each.person != tenure.person
        and not each.acting
        and each.overlaps(tenure.starts, tenure.ends)
    ]


def check_free(directory: Directory, tenure: Tenure, names: Names) -> None:
    """Refuse a tenure of somebody who holds the same post then. Raises UserError."""
    for each in directory.of_person(tenure.person):
        is_other = each.id != tenure.id and each.post == tenure.post
        if is_other and each.overlaps(tenure.starts, tenure.ends):
            raise UserError(
                f"{directory.people[tenure.person].name} already holds this post then:"
                f" {words(each, names)}.",
                "Change the days of that one.",
            )


def ended(tenure: Tenure, first_day: date, names: Names) -> Tenure:
    """Return a tenure as it stands when another takes over on a day.

    One that was over by then keeps its last day. Raises UserError when it would end before it
    begins.
    """
    if tenure.is_over(first_day):
        return tenure
    if tenure.starts is not None and tenure.starts >= first_day:
        raise UserError(
            f"This post is held only since {clock.day(tenure.starts)}"
            f" ({names.post(tenure.post)}), so nobody can take over on {clock.day(first_day)}.",
            "Choose a later day, or delete the tenure if it never was.",
        )
    return tenure._replace(ends=first_day - timedelta(days=1))


def _when(tenure: Tenure) -> str:
    starts, ends = tenure.starts, tenure.ends
    if starts and ends:
        return f"{clock.day(starts)} to {clock.day(ends)}"
    if starts:
        return f"since {clock.day(starts)}"
    return f"until {clock.day(ends)}" if ends else ""
