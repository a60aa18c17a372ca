"""What papers about what a cycle owes begin with, and how they count."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Status
from perm_desktop.reports.calendar_sheet import SheetHead
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.heads import sheet_head
from perm_desktop.services.printing.keyed_lines import of_words
from perm_desktop.store.catalog import Catalog


class Share(NamedTuple):
    """How much of what is owed is satisfied."""

    satisfied: int = 0
    owed: int = 0

    @property
    def words(self) -> str:
        """ "15 of 18"; a dash where nothing is owed."""
        return of_words(self.satisfied, self.owed)


def share(obligations: Iterable[Obligation]) -> Share:
    """Count what is satisfied of what is owed."""
    counted = [each.status for each in obligations if each.status not in UNCOUNTED]
    return Share(counted.count(Status.SATISFIED), len(counted))


def as_of_words(as_of: AsOf) -> str:
    """ "As of Tuesday, April 14, 2026."."""
    return f"As of {clock.long_weekday(as_of.day)}."


def cycle_head(
    catalog: Catalog,
    cycle: Cycle,
    titles: tuple[str, str],
    as_of: AsOf,
    remarks: Sequence[str],
    dress: Dress,
) -> SheetHead:
    """Gather the head of a paper with title and subtitle about one cycle on one day."""
    title, subtitle = titles
    name = f"{title}, RY {cycle.year}, {clock.day(as_of.day)}"
    said = (as_of_words(as_of), *remarks)
    return sheet_head(catalog, (title, subtitle, name), said, (cycle.year,), dress)
