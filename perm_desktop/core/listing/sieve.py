"""Meetings in an order, what of them passes the filters, and the group of each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from perm_desktop.core.listing.facets import Chosen, Facet, counted, narrowed
from perm_desktop.core.listing.groups import GROUP_KEYS, Grouping, Moment, group_of
from perm_desktop.core.listing.search import SearchTexts, needles
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look

Key = Callable[[MeetingRow], Any]


class Sieve:
    """Keeps what a list needs between two keystrokes; all orders are ascending."""

    def __init__(self, moment: Moment, names: Mapping[str, str], key: Key) -> None:
        self.all: dict[int, MeetingRow] = {}
        self.order: list[MeetingRow] = []
        self.matched: list[MeetingRow] = []
        self.facets: dict[Facet, frozenset[str]] = {}
        self.grouping = Grouping.TIME
        self.moment = moment
        self.names = names
        self.key = key
        self._words: tuple[str, ...] = ()
        self._group_keys: dict[int, str] = {}
        self._searching = SearchTexts(names)
        self._texts: dict[int, str] = {}

    @property
    def narrows(self) -> bool:
        """Whether there is a filter."""
        return bool(self._words or self.facets)

    def fill(
        self, rows: Mapping[int, MeetingRow], moment: Moment, names: Mapping[str, str]
    ) -> None:
        """Take another set of meetings."""
        if names != self.names:
            self.names, self._searching = names, SearchTexts(names)
        self.moment = moment
        self.all = dict(rows)
        self._texts.clear()
        self.order = sorted(self.all.values(), key=self.key)
        self.regroup(self.grouping)
        self._match(self.order)

    def regroup(self, grouping: Grouping) -> None:
        """Find the group of each meeting anew."""
        self.grouping = grouping
        key, moment = GROUP_KEYS[grouping], self.moment
        self._group_keys = {row.id: key(row, moment) for row in self.order}

    def sort(self, key: Key) -> None:
        """Put all in another order."""
        self.key = key
        self.order.sort(key=key)
        kept = set(map(id, self.matched))
        self.matched = [row for row in self.order if id(row) in kept]

    def search(self, text: str) -> bool:
        """Take a typed filter; returns whether it is another one."""
        words = needles(text, self.names)
        if words == self._words:
            return False
        narrows = all(any(old in new for new in words) for old in self._words)
        self._words = words
        self._match(self.matched if narrows else self.order)  # what failed before fails again
        return True

    def choose(self, facets: Chosen) -> bool:
        """Narrow to what has a chosen value of each facet; returns whether that is new."""
        wanted = {facet: frozenset(values) for facet, values in facets.items() if values}
        if wanted == self.facets:
            return False
        self.facets = wanted
        self._match(self.order)
        return True

    def groups(self) -> dict[str, list[MeetingRow]]:
        """Return what passes by the keys of the groups."""
        if self.grouping is Grouping.NONE:
            return {"": self.matched[:]} if self.matched else {}
        found: defaultdict[str, list[MeetingRow]] = defaultdict(list)
        keys = self._group_keys
        for row in self.matched:
            found[keys[row.id]].append(row)
        return found

    def group_key(self, ident: int) -> str:
        """Return the key of a meeting's group, empty for one that is not there."""
        return self._group_keys.get(ident, "")

    def counts(self) -> dict[Facet, dict[str, int]]:
        """Return how many meetings have each value of each facet, filters respected."""
        return counted(self._with_words(self.order), self.facets, self.moment)

    def prepare(self) -> None:
        """Make the searched texts before the first letter is typed."""
        texts, now, made = self._texts, self.moment.now, self._searching.text
        for row in self.order:
            if row.id not in texts:
                texts[row.id] = made(row, meeting_look(row, now).word)

    def crossed(self, before: int, now: int) -> list[int]:
        """Return what began or ended between two moments."""
        return [
            row.id
            for row in self.order
            if before < row.utc <= now or before < row.utc + row.minutes <= now
        ]

    def take_out(self, ident: int) -> MeetingRow | None:
        """Forget a meeting and return what was known of it."""
        old = self.all.pop(ident, None)
        self._texts.pop(ident, None)
        self._group_keys.pop(ident, None)
        if old is not None:
            self.order.remove(old)
            if old in self.matched:
                self.matched.remove(old)
        return old

    def take_in(self, row: MeetingRow) -> bool:
        """Keep a meeting; returns whether it passes the filters."""
        self.all[row.id] = row
        self._group_keys[row.id] = group_of(row, self.grouping, self.moment)
        self.order.insert(self.place(self.order, row), row)
        passes = bool(narrowed(self._with_words([row]), self.facets, self.moment))
        if passes:
            self.matched.insert(self.place(self.matched, row), row)
        return passes

    def place(self, rows: list[MeetingRow], row: MeetingRow) -> int:
        """Return where a meeting belongs among others in the order."""
        return bisect_left(rows, self.key(row), key=self.key)

    def _match(self, among: list[MeetingRow]) -> None:
        self.matched = narrowed(self._with_words(among), self.facets, self.moment)

    def _with_words(self, rows: list[MeetingRow]) -> list[MeetingRow]:
        """Return what has every word, one word after the other: the first leaves few."""
        if self._words and len(self._texts) < len(self.all):
            self.prepare()
        texts = self._texts
        for word in self._words:
            rows = [row for row in rows if word in texts[row.id]]
        return rows
