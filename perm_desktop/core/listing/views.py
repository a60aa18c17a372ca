"""Views of the meeting list: what it shows and how, under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.groups import Agenda, Attention, Grouping, TimeGroup

FIRST_COLUMNS = ("when", "days", "state", "meeting", "host", "status", "agenda", "attended")


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list of meetings shows, in which order, groups and columns."""

    name: str
    text: str = ""
    facets: Mapping[Facet, frozenset[str]] = field(default_factory=dict[Facet, frozenset[str]])
    grouping: Grouping = Grouping.TIME
    sort: str = "when"  # name of a column
    descending: bool = False
    columns: tuple[str, ...] = FIRST_COLUMNS

    @property
    def narrows(self) -> bool:
        """Whether some meetings may be left out."""
        return bool(self.text) or any(self.facets.values())

    def as_data(self) -> dict[str, Any]:
        """Return plain values that JSON can keep."""
        return {
            "name": self.name,
            "text": self.text,
            "facets": {facet.value: sorted(values) for facet, values in self.facets.items()},
            "grouping": self.grouping.value,
            "sort": self.sort,
            "descending": self.descending,
            "columns": list(self.columns),
        }


def from_data(data: Mapping[str, Any]) -> ListView:
    """Return the view that was kept; what a later version added is passed over."""
    kept = data.get("facets", {})
    known = {facet.value: facet for facet in Facet}
    groupings = {grouping.value: grouping for grouping in Grouping}
    return ListView(
        name=str(data.get("name", "")),
        text=str(data.get("text", "")),
        facets={
            known[key]: frozenset(map(str, values)) for key, values in kept.items() if key in known
        },
        grouping=groupings.get(data.get("grouping", ""), Grouping.TIME),
        sort=str(data.get("sort", "when")),
        descending=bool(data.get("descending")),
        columns=tuple(map(str, data.get("columns", FIRST_COLUMNS))),
    )


def _built_in(name: str, facet: Facet, *values: str) -> ListView:
    """Return a shipped view that shows what has one of the values."""
    return ListView(name, facets={facet: frozenset(values)})


ALL = ListView("All meetings")
BUILT_IN = (
    ALL,
    _built_in("Needs attention", Facet.ATTENTION, *Attention),
    _built_in("This week", Facet.WHEN, TimeGroup.TODAY, TimeGroup.WEEK),
    _built_in("Held without attendance", Facet.ATTENTION, Attention.UNRECORDED),
    _built_in("Agenda missing", Facet.AGENDA, Agenda.EMPTY),
)
