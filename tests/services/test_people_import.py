"""People brought in from files: compared first, taken in as one step, and never by a guess."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.importing import Kind, Proposal
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.services import backups, history, people, people_import
from perm_desktop.services.people_import import Preview
from perm_desktop.store.catalog import Catalog
from tests.builders import dump

_HEAD = "Name,E-mail,Phone,Agency,State,Role,From,To\n"
_ANN = "Ann Sample,ann@example.org,(614) 555-0100,Ohio Medicaid,OH,Data lead,2026-03-01,\n"
_BOB = "Bob Example,bob@example.org,,,PA,MRR contact,,\n"

Look = Callable[..., Preview]


@pytest.fixture
def look(catalog: Catalog, tmp_path: Path) -> Look:
    """Write a file and compare it."""

    def now(
        text: str | bytes, name: str = "list.csv", columns: dict[str, str] | None = None
    ) -> Preview:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return people_import.preview(catalog, path, columns)

    return now


def _only(preview: Preview) -> Proposal:
    (proposal,) = preview.proposals
    return proposal


def _doubt(preview: Preview) -> str:
    proposal = _only(preview)
    assert proposal.kind is Kind.DOUBTFUL
    return str(proposal.doubts[0])


def _names(catalog: Catalog) -> list[str]:
    return [person.name for person in people.directory(catalog).people.values()]


def test_new_people_come_with_their_posts_as_one_step(catalog: Catalog, look: Look) -> None:
    before = dump(catalog.connection)
    done = people_import.commit(catalog, look(_HEAD + _ANN + _BOB))
    assert done.sentence == "2 people added."
    directory = people.directory(catalog)
    ann, bob = directory.people.values()
    assert ann[1:7] == (
        *("Ann Sample", Organization.STATE, "Ohio Medicaid", "", "(614) 555-0100"),
        "ann@example.org",
    )
    (tenure,) = directory.of_person(ann.id)
    assert (tenure.post, tenure.starts) == (Post("OH", "DL"), date(2026, 3, 1))
    assert [each.post for each in directory.of_person(bob.id)] == [Post("PA", "MRR")]
    history.undo(catalog)
    after = dump(catalog.connection)
    assert {name: rows for name, rows in after.items() if name in ("person", "tenure")} == {
        name: rows for name, rows in before.items() if name in ("person", "tenure")
    }


def test_importing_a_file_twice_changes_nothing(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN + _BOB))
    before = dump(catalog.connection)
    again = look(_HEAD + _ANN + _BOB)
    assert again.counts == {Kind.SAME: 2}
    assert people_import.commit(catalog, again).sentence == "Nothing was to be changed."
    assert dump(catalog.connection) == before


def test_a_change_is_told_field_by_field(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    changed = look(
        _HEAD + "Ann Sample,ANN@example.org,614-555-0199,,OH,Data lead,2026-04-01,2026-12-31\n"
    )
    assert [tuple(each) for each in _only(changed).differences] == [
        ("Phone", "(614) 555-0100", "614-555-0199"),
        (
            *("Post", "Data lead, OH, since Mar 1, 2026"),
            "Data lead, OH, Apr 1, 2026 to Dec 31, 2026",
        ),
    ]
    assert people_import.commit(catalog, changed).sentence == "1 person changed."
    (ann,) = people.directory(catalog).people.values()
    assert (ann.phone, ann.agency) == ("614-555-0199", "Ohio Medicaid")  # empty takes nothing away


def test_another_spelling_of_the_same_is_no_change(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    spelled = '"SAMPLE, Ann",Ann@Example.org,+1 614 555 0100,OHIO MEDICAID,Ohio,DL,3/1/2026,\n'
    assert _only(look(_HEAD + spelled)).kind is Kind.SAME


def test_lines_of_one_person_are_one_entry(look: Look) -> None:
    found = _only(look(_HEAD + _ANN + _ANN.replace("Data lead", "Policy SME")))
    assert found.entry.lines == (2, 3)
    assert [each.post.role for each in found.entry.services] == ["DL", "POL"]


def test_lines_of_one_person_that_disagree_are_doubtful(look: Look) -> None:
    doubt = _doubt(look(_HEAD + _ANN + _ANN.replace("0100", "0199")))
    assert doubt.startswith("Line 3: It gives another phone number than line 2")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Ann Sample,other@example.org,,,OH,,,\n",
            "Another e-mail address is known of: Ann Sample",
        ),
        ("Ann Sample,,,,KS,Data lead,,\n", "Another state is known of: Ann Sample"),
        ("Zoe Muster,ann@example.org,,,OH,,,\n", "The e-mail address is that of: Ann Sample"),
        ("Anne Sample,,,,OH,,,\n", "The name is much like that of: Ann Sample"),
    ],
)
def test_who_may_be_somebody_known_is_asked(
    catalog: Catalog, look: Look, line: str, words: str
) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    preview = look(_HEAD + line)
    assert words in _doubt(preview)
    (ann,) = people.directory(catalog).people
    assert _only(preview).choices == (ann, 0)
    assert people_import.commit(catalog, preview).added == 0  # nothing is guessed


def test_whoever_is_asked_about_can_be_a_new_person(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    twin = _HEAD + "Ann Sample,twin@example.org,,,KS,Data lead,,\n"
    people_import.commit(catalog, look(twin), {2: 0})
    assert _names(catalog) == ["Ann Sample", "Ann Sample"]
    assert _only(look(twin)).kind is Kind.SAME
    assert _only(look(_HEAD + _ANN)).kind is Kind.SAME


def test_whoever_is_asked_about_can_be_the_known_one(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    (ann,) = people.directory(catalog).people
    married = look(_HEAD + "Ann Muster,ann@example.org,,,OH,,,\n")
    people_import.commit(catalog, married, {2: ann})
    assert _names(catalog) == ["Ann Muster"]


def test_two_known_people_of_one_name_are_never_guessed(catalog: Catalog, look: Look) -> None:
    for state in ("OH", "OH"):
        people.add(
            catalog,
            Person(0, "Ann Sample", Organization.STATE),
            [(Post(state, ""), None, None, False)],
        )
    doubt = _doubt(look(_HEAD + "Ann Sample,ann@example.org,,,OH,,,\n"))
    assert "More than one person has this name" in doubt


def test_two_of_one_name_in_a_file_are_asked(look: Look) -> None:
    twins = look(_HEAD + _ANN + _ANN.replace("ann@", "other@"))
    assert twins.counts == {Kind.DOUBTFUL: 2}
    assert "names Ann Sample more than once" in str(twins.proposals[0].doubts[0])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Ann Sample,ann(at)example.org,,,OH,,,\n",
            "Line 2: “ann(at)example.org” is not an e-mail",
        ),
        ("Ann Sample,,,,OH,Wizard,,\n", "Line 2: “Wizard” is not a role"),
        ("Ann Sample,,,,Narnia,,,\n", "Line 2: “Narnia” is not a state"),
        ("Ann Sample,,,,OH,,13/13/2026,\n", "Line 2: “13/13/2026” is not a date"),
        (
            "Ann Sample,,,,OH,,2026-05-01,2026-04-01\n",
            "Line 2: The last day, Apr 1, 2026, is before",
        ),
        ("Ann Sample,,,,,Data lead,,\n", "Line 2: No state is named"),
        (",ann@example.org,,,OH,,,\n", "Line 2: No name is given"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(look: Look, line: str, words: str) -> None:
    assert _doubt(look(_HEAD + line)).startswith(words)


def test_a_doubtful_line_can_be_taken_without_what_cannot_be_read(
    catalog: Catalog, look: Look
) -> None:
    people_import.commit(catalog, look(_HEAD + "Ann Sample,ann(at)x,,,OH,Wizard,,\n"), {2: 0})
    directory = people.directory(catalog)
    (ann,) = directory.people.values()
    assert (ann.email, [each.post for each in directory.of_person(ann.id)]) == (
        "",
        [Post("OH", "")],
    )


def test_who_holds_the_post_too_is_told(catalog: Catalog, look: Look) -> None:
    people_import.commit(catalog, look(_HEAD + _ANN))
    other = look(_HEAD + "Bob Example,bob@example.org,,,OH,Data lead,,\n")
    assert _only(other).outcome.told == (
        "Ann Sample holds this post too: Data lead, OH, since Mar 1, 2026.",
    )


def test_a_note_of_the_liaison_is_never_written_over(catalog: Catalog, look: Look) -> None:
    head = "Name,E-mail,State,Note\n"
    people_import.commit(catalog, look(f"{head}Ann Sample,a@example.org,OH,Calls back late\n"))
    more = f"{head}Ann Sample,a@example.org,OH,On leave\n"
    people_import.commit(catalog, look(more))
    (ann,) = people.directory(catalog).people.values()
    assert ann.note == "Calls back late\nOn leave"
    assert _only(look(more)).kind is Kind.SAME


def test_nothing_is_taken_when_the_directory_changed_meanwhile(
    catalog: Catalog, look: Look
) -> None:
    preview = look(_HEAD + _ANN + _BOB)
    people.add(catalog, Person(0, "Ann Sample", Organization.STATE))
    with pytest.raises(UserError, match="has changed since"):
        people_import.commit(catalog, preview)
    assert _names(catalog) == ["Ann Sample"]


def test_a_line_cannot_be_taken_for_just_anybody(catalog: Catalog, look: Look) -> None:
    with pytest.raises(UserError, match="cannot mean"):
        people_import.commit(catalog, look(_HEAD + _ANN), {2: 12345})


def test_many_people_are_backed_up_before(catalog: Catalog, look: Look) -> None:
    lines = [f"Person Sample{n},p{n}@example.org,,,OH,,,\n" for n in range(12)]
    people_import.commit(catalog, look(_HEAD + "".join(lines)), dict.fromkeys(range(2, 14), 0))
    assert [each.name for each in backups.folder_of(catalog).glob("*before-import*")]


@pytest.mark.parametrize(
    ("encoding", "end", "separator"),
    [
        ("utf-8", "\n", ","),
        ("utf-8-sig", "\r\n", ";"),
        ("utf-16", "\r\n", "\t"),
        ("cp1252", "\r", ","),
        ("utf-16-le", "\n", ";"),
    ],
)
def test_a_thousand_rows_of_any_encoding_and_line_end_come_in_whole(
    look: Look, encoding: str, end: str, separator: str
) -> None:
    rows = [("Name", "E-mail", "State", "Agency")]
    rows += [
        (f'"José ""P{n}"" Añasco{n}x"', f"p{n}@example.org", "PR", f'"Line one{end}line {n}"')
        for n in range(1_000)
    ]
    data = end.join(separator.join(row) for row in rows).encode(encoding)
    found = look(data)
    assert len(found.proposals) == 1_000
    assert found.proposals[999].entry.name == 'José "P999" Añasco999x'
    assert not any(each.entry.problems for each in found.proposals)


def test_a_workbook_is_read_from_the_sheet_with_people(catalog: Catalog, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Read me first"])
    page = book.create_sheet("Contacts")
    for row in (["PERM contacts"], ["Name", "State", "Role"], ["Ann Sample", "OH", "DL"]):
        page.append(row)
    book.save(tmp_path / "people.csv")  # whatever its name
    found = _only(people_import.preview(catalog, tmp_path / "people.csv"))
    assert (found.entry.name, found.entry.line) == ("Ann Sample", 3)


def test_cards_come_in_and_what_is_private_is_named(look: Look) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Sample\nORG:Ohio Department of Medicaid\n"
        "TITLE:Data lead\nEMAIL:ann@example.org\nBDAY:1980-01-01\nEND:VCARD\n"
    )
    preview = look(card, "people.txt")
    entry = _only(preview).entry
    assert [each.post for each in entry.services] == [Post("OH", "DL")]
    assert preview.not_taken == ("birthdays (1)",)


def test_a_job_that_is_no_role_stands_in_the_note(look: Look) -> None:
    found = look("Name,State,Job title\nAnn Sample,OH,Deputy Director\n")
    assert (_only(found).kind, _only(found).entry.note) == (Kind.NEW, "Deputy Director")


def test_columns_can_be_named_and_kept(catalog: Catalog, look: Look) -> None:
    text = "Wer,Wo\nAnn Sample,OH\n"
    with pytest.raises(UserError, match=r"No column of “list\.csv” is known to hold names"):
        look(text)
    preview = look(text, columns={"name": "Wer", "state": "Wo"})
    assert _only(preview).entry.name == "Ann Sample"
    people_import.keep_map(catalog, "Roster", preview.columns)
    assert people_import.named_map(catalog, "Roster") == {"name": "Wer", "state": "Wo"}
    people_import.drop_map(catalog, "Roster")
    with pytest.raises(UserError, match="no mapping of columns called “Roster”"):
        people_import.named_map(catalog, "Roster")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "list.csv", "empty"),
        (b"Name,State\n", "list.csv", "names nobody"),
        (b"%PDF-1.7", "list.csv", "PDF"),
        (b"\xd0\xcf\x11\xe0", "list.xls", "old kind"),
        (b"PK\x03\x04", "list.csv", "no workbook"),
        (b"Name,State\nAnn,OH\n", "list.vcf", "BEGIN:VCARD"),
        (b"\0\1\2\3\4\5" * 100, "list.csv", "no text"),
    ],
)
def test_another_kind_of_file_is_refused_in_a_sentence(
    look: Look, data: bytes, name: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        look(data, name)


def test_texts_that_would_act_elsewhere_stay_texts(look: Look) -> None:
    found = _only(look('Name,State,Agency\n\'=cmd|calc,OH,"=HYPERLINK(""x"")"\n'))
    assert found.entry.name == "=cmd|calc"
    assert found.entry.agency == '=HYPERLINK("x")'


def test_huge_cells_are_told_and_not_taken(look: Look) -> None:
    text = f"Name,State,Role,Agency\nAnn Sample,OH,{'x+' * 50_000},{'y' * 50_000}\n"
    found = _only(look(text))
    assert found.entry.agency == ""
    assert len(found.entry.problems) == 2


def test_somebody_without_a_state_is_taken_without_a_post(catalog: Catalog, look: Look) -> None:
    found = look(_HEAD + "Ann Sample,ann@example.org,,,,,,\n")
    assert _only(found).kind is Kind.NEW
    people_import.commit(catalog, found)
    directory = people.directory(catalog)
    (ann,) = directory.people.values()
    assert directory.of_person(ann.id) == []
