"""People brought in from a file: looked at first, then taken in as one step, or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core.backup_names import Reason
from perm_desktop.core.errors import UserError
from perm_desktop.core.people import columns as heads
from perm_desktop.core.people import entries, importing
from perm_desktop.core.people.cells import Known
from perm_desktop.core.people.columns import Field
from perm_desktop.core.people.entries import Row
from perm_desktop.core.people.importing import Comparing, Kind, Proposal
from perm_desktop.core.people.outcomes import Outcome
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import FileKind
from perm_desktop.services import backups
from perm_desktop.services import people as directory_of
from perm_desktop.store import column_maps, people, reference
from perm_desktop.store.catalog import Catalog, Edit

if TYPE_CHECKING:
    from perm_desktop.exchange.vcard import Card

_MAP_NAME_LIMIT = 100
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as it was read, before anybody says which column is what."""

    name: str
    header: tuple[str, ...]  # empty for cards, whose fields are known
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]  # their numbers
    cards: tuple[Row, ...] = ()
    left_out: tuple[str, ...] = ()  # "pictures (12)"

    @property
    def is_cards(self) -> bool:
        """True where no columns are to be chosen."""
        return not self.header


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; nothing is written yet."""

    listed: Listed
    columns: Mapping[Field, str]
    proposals: tuple[Proposal, ...]
    not_taken: tuple[str, ...]  # heads of columns, and what cards hold beside their business
    basis: tuple[object, ...]  # the directory that it was compared with

    @property
    def counts(self) -> Counter[Kind]:
        """How many people are new, changed, the same, doubtful."""
        return Counter(each.kind for each in self.proposals)

    @property
    def sure(self) -> dict[int, int]:
        """Whom the lines mean that need no answer and change something."""
        kinds = (Kind.NEW, Kind.CHANGED)
        return {each.line: each.person for each in self.proposals if each.kind in kinds}

    def of(self, kind: Kind) -> list[Proposal]:
        """Return the proposals of a kind."""
        return [each for each in self.proposals if each.kind is kind]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    changed: int

    @property
    def sentence(self) -> str:
        """ "3 people added, 2 people changed."; says so where nothing was to be done."""
        told = importing.told(self.added, self.changed)
        return f"{told}." if told else "Nothing was to be changed."


def preview(catalog: Catalog, path: Path, columns: Mapping[str, str] | None = None) -> Preview:
    """Return what importing a file would do. ``columns`` are heads by fields. Raises UserError."""
    return compared(catalog, read(path), columns)


def read(path: Path) -> Listed:
    """Return what stands in a file, by what it is, whatever its name. Raises UserError."""
    # start-up: readers of files come with the first import
    from perm_desktop.exchange import delimited, vcard, xlsx_reading
    from perm_desktop.exchange.safe_cells import unguarded

    data = delimited.content(path)
    if vcard.is_vcard(data):
        found = vcard.read(data)
        cards = tuple(_of_card(card) for card in found.cards)
        left_out = tuple(f"{what} ({number:,})" for what, number in found.left_out.items())
        return Listed(path.name, (), (), (), cards, left_out)
    if xlsx_reading.is_workbook(data):
        sheets = xlsx_reading.sheets(data).values()
        table = max(sheets, key=lambda each: heads.known_heads((each.header, *each.rows)))
        return _headed(path.name, (table.header, *table.rows), table.lines)
    if path.suffix.lower() in (".vcf", ".vcard"):
        vcard.read(data)  # says what was expected
    table = delimited.rows(data)
    rows = [tuple(map(unguarded, row)) for row in (table.header, *table.rows)]
    return _headed(path.name, rows, table.lines)


def compared(catalog: Catalog, listed: Listed, columns: Mapping[str, str] | None = None) -> Preview:
    """Return what a file says beside the directory. Raises UserError without a column of names."""
    chosen = columns_of(listed, columns)
    found = entries.read(_rows(listed, chosen), _known(catalog))
    if not found:
        raise UserError(f"“{listed.name}” names nobody.", "Choose a file with people in it.")
    comparing = _comparing(catalog)
    proposals = comparing.proposals(found)
    not_taken = listed.left_out if listed.is_cards else heads.not_taken(listed.header, chosen)
    basis = _basis(comparing)
    return Preview(listed, chosen, tuple(proposals), tuple(not_taken), basis)


def columns_of(listed: Listed, columns: Mapping[str, str] | None = None) -> dict[Field, str]:
    """Return which column is what: as it is said, else as the heads tell. Raises UserError."""
    if listed.is_cards:
        return {}
    chosen = heads.recognized(listed.header) if columns is None else heads.given(columns)
    there = heads.places(listed.header, chosen)
    if not heads.names_somebody(dict.fromkeys(there, "")):
        raise UserError(
            f"No column of “{listed.name}” is known to hold names.",
            "Say which column is the name, or call it Name in the file.",
        )
    return {field: head for field, head in chosen.items() if field in there}


def commit(catalog: Catalog, shown: Preview, accepted: Mapping[int, int] | None = None) -> Imported:
    """Take people in as one step. ``accepted`` says whom each line means, by its number.

    Without it all that is new or changed is taken, and nothing that is in doubt. Raises UserError
    when the directory is not what the preview was made of; then nothing is taken.
    """
    chosen = shown.sure if accepted is None else dict(accepted)
    picked = [(each, chosen[each.line]) for each in shown.proposals if each.line in chosen]
    if not all(person in each.choices for each, person in picked):
        raise UserError("A line was taken for somebody it cannot mean.", "Look at it again.")
    comparing = _comparing(catalog)
    if all(comparing.outcome(each.entry, person).is_nothing for each, person in picked):
        return Imported(0, 0)
    backups.before(catalog, Reason.IMPORT, len(picked))
    with catalog.edit(f"Import people from {kept_line(shown.listed.name[:100])}") as edit:
        comparing = _comparing(catalog)  # under the lock of the edit: what was shown is done
        if _basis(comparing) != shown.basis:
            raise UserError(
                "The directory has changed since this preview was made.",
                "Leave it, and import the file again.",
            )
        return _taken(catalog, edit, picked, comparing)


def maps(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return the kept mappings of columns, by name."""
    return column_maps.of(catalog.connection, FileKind.PEOPLE)


def named_map(catalog: Catalog, name: str) -> dict[str, str]:
    """Return a kept mapping. Raises UserError that names those there are."""
    known = maps(catalog)
    if name not in known:
        hint = f"There are: {', '.join(known)}." if known else "Save one in the import dialog."
        raise UserError(f"There is no mapping of columns called “{name}”.", hint)
    return known[name]


def keep_map(catalog: Catalog, name: str, columns: Mapping[Field, str]) -> None:
    """Keep under a name which column is what. Raises UserError for an empty name."""
    called = kept_line(name, _MAP_NAME_LIMIT)
    if not called:
        raise UserError("A mapping of columns needs a name.", "Write one, for example “Roster”.")
    with catalog.edit(f"Save columns as {called}") as edit:
        said = {field.value: head for field, head in columns.items()}
        column_maps.put(edit, FileKind.PEOPLE, called, said)


def drop_map(catalog: Catalog, name: str) -> None:
    """Forget a mapping. Raises UserError when there is none of the name."""
    named_map(catalog, name)
    with catalog.edit(f"Delete columns {name}") as edit:
        column_maps.delete(edit, FileKind.PEOPLE, name)


def outcome(catalog: Catalog, proposal: Proposal, person: int) -> Outcome:
    """Return what taking a line for somebody would do."""
    return _comparing(catalog).outcome(proposal.entry, person)


def called(catalog: Catalog, person: int) -> str:
    """Return the name of somebody with what tells two of one name apart."""
    return _comparing(catalog).called(person)


def _known(catalog: Catalog) -> Known:
    connection = catalog.connection
    return Known(reference.states(connection).values(), reference.roles(connection).values())


def _comparing(catalog: Catalog) -> Comparing:
    return Comparing(
        people.directory(catalog.connection),
        directory_of.names(catalog),
        directory_of.today(catalog),
    )


def _basis(comparing: Comparing) -> tuple[object, ...]:
    directory = comparing.directory
    return (*directory.people.values(), *directory.tenures)


def _headed(name: str, rows: Sequence[tuple[str, ...]], lines: Sequence[int]) -> Listed:
    """A table from its heads on; what stands above them is a title."""
    if len(rows) > _MOST_ROWS:
        raise UserError(
            f"“{name}” has {len(rows):,} lines; {_MOST_ROWS:,} is the most that is read.",
            "Split it and import the parts.",
        )
    start = heads.heads_at(rows)
    header, *rest = rows[start:]
    return Listed(name, tuple(header), tuple(rest), tuple(lines[start + 1 :]))


def _rows(listed: Listed, columns: Mapping[Field, str]) -> list[Row]:
    if listed.is_cards:
        return list(listed.cards)
    places = heads.places(listed.header, columns)
    return [
        Row(line, {field: row[place] for field, place in places.items() if place < len(row)})
        for line, row in zip(listed.lines, listed.rows, strict=True)
        if any(row[place].strip() for place in places.values() if place < len(row))
    ]


def _of_card(card: "Card") -> Row:
    texts = {
        Field.NAME: card.name,
        Field.FIRST: card.first,
        Field.LAST: card.last,
        Field.AGENCY: card.agency,
        Field.TITLE: "; ".join(dict.fromkeys(filter(None, (card.role, card.title)))),
        Field.PHONE: card.phone,
        Field.EMAIL: card.email,
        Field.ZONE: card.zone,
        Field.NOTE: card.note,
    }
    return Row(card.line, {field: text for field, text in texts.items() if text})


def _taken(
    catalog: Catalog, edit: Edit, picked: Sequence[tuple[Proposal, int]], comparing: Comparing
) -> Imported:
    added, changed, met = 0, 0, set[int]()
    for proposal, person in picked:
        if person in met:  # two lines were taken for one person: the second sees the first
            comparing = _comparing(catalog)
        found = comparing.outcome(proposal.entry, person)
        if person:
            met.add(person)
        if found.is_nothing:
            continue
        _put(edit, found, person)
        added, changed = added + (not person), changed + bool(person)
    return Imported(added, changed)


def _put(edit: Edit, found: Outcome, person: int) -> None:
    """Write what one line says of a person, or of a new one."""
    ident = person or people.add_person(edit, found.person)
    if person and found.is_changed:
        people.update_person(edit, found.person)
    for tenure in found.moved:
        people.update_tenure(edit, tenure)
    for tenure in found.added:
        state, role = tenure.post
        people.add_tenure(
            *(edit, tenure._replace(person=ident)),
            reference.state(edit.connection, state).id if state else None,
            reference.role(edit.connection, role).id if role else None,
        )
