"""The factory catalog says what its source documents say, and nothing beyond them by accident."""

import json
import re
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, cast
from zoneinfo import ZoneInfo

import pytest

from perm_desktop.core.vocabulary import CadenceKind, Expectation, Methodology, Phase

SEED = Path(__file__).resolve().parents[2] / "db" / "seed"
TABLE = "PERM meeting table (CMS)"
PAGE = "PERM Workgroups page (CMS, issued February 11, 2020)"
FILES = {TABLE: "perm-meeting-table.txt", PAGE: "perm-workgroups-page.txt"}
COLUMNS = ("title", "hosts", "frequency", "purpose", "audience")
HEADS = "Title Host Frequency Purpose Target Audience"
LIAISONS = (  # the one bullet of the page that is neither a meeting nor historic
    "Assigned CMS liaisons for every state to assist with coordination and communication"
    " throughout the PERM cycle"
)
ONE_OF_THREE = "Three sessions conducted but states only need to attend one"
KINDS = {  # frequency of the table -> kinds it may be read as
    "One time - all states": {"once-per-cycle"},
    "One time": {"once-per-cycle", "once-per-state"},
    "One time per state": {"once-per-state"},
    "One time per state if needed": {"per-state-if-needed"},
    ONE_OF_THREE: {"n-of-m"},
    "Once per month": {"series"},
    "Every other week": {"series"},
    "Each week or every other week": {"triggered"},
    "As needed": {"ad-hoc", "triggered"},
}
PLANNED = {"once-per-cycle", "once-per-state", "n-of-m", "series"}
LAST_DAY = {"pre": 213, "intra": 546, "post": 364}  # of the shortest default phase
PER_STATE_ONE_TIME = {"state-intake", "64-21-intake", "details-intake", "universe-build"}
GROUPS = {
    1: "AR CT DE ID IL KS MI MN MO NM ND OH OK PA VA WI WY",
    2: "AL CA CO GA KY MD MA NE NH NJ NC RI SC TN UT VT WV",
    3: "AK AZ DC FL HI IN IA LA ME MS MT NV NY OR PR SD TX WA",
}
CLOCKS = {  # hours from UTC in January and in July -> jurisdictions whose capital keeps them
    (-4, -4): "PR",
    (-5, -4): "CT DE MI OH PA VA GA KY MD MA NH NJ NC RI SC VT WV DC FL IN ME NY",
    (-6, -5): "AR IL KS MN MO ND OK WI AL NE TN IA LA MS SD TX",
    (-7, -6): "ID NM WY CO UT MT",
    (-7, -7): "AZ",
    (-8, -7): "CA NV OR WA",
    (-9, -8): "AK",
    (-10, -10): "HI",
}


class Source(TypedDict):
    """Where a wording comes from."""

    document: str
    text: str


class MeetingType(TypedDict):
    """One object of meeting_types.json."""

    id: int
    key: str
    phase: str
    cadence: dict[str, Any]
    joint: bool
    minutes: int
    hosts: list[str]
    variants: list[str]
    source: dict[str, str]
    shipped: dict[str, str]
    roles: list[dict[str, str]]
    sources: list[Source]
    window: dict[str, Any] | None


class Correction(NamedTuple):
    """One line of the README's table of corrections."""

    key: str
    field: str
    wrong: str
    right: str


def load(name: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", json.loads((SEED / name).read_text("utf-8")))


def normalized(document: str) -> str:
    """The document with its line breaks undone and nothing else."""
    text = (SEED / "sources" / FILES[document]).read_text("utf-8")
    return " ".join(re.sub(r"(?<=\w)-[ \t]*\n\s*", "-", text).split())


def corrections() -> list[Correction]:
    readme = (SEED / "README.md").read_text("utf-8")
    pattern = r"^\| `([\w-]+)` \| (\w+) \| (.+?) \| (.+?) \| .+ \|$"
    return [Correction(*found) for found in re.findall(pattern, readme, re.MULTILINE)]


def codes(text: str) -> set[str]:
    return set(text.split())


TYPES = cast("list[MeetingType]", load("meeting_types.json"))
ROWS, ENTRIES = TYPES[:23], TYPES[23:]
ROLES = load("roles.json")
STATES = load("states.json")
every_type = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind["key"])
every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["key"])


@every_row
def test_a_row_is_its_five_columns_in_reading_order(row: MeetingType) -> None:
    assert row["sources"][0]["document"] == TABLE
    assert row["sources"][0]["text"] == " ".join(row["source"][column] for column in COLUMNS)


@every_row
def test_a_rows_audience_begins_a_paragraph_of_the_table(row: MeetingType) -> None:
    paragraphs = re.split(r"\n\s*\n", (SEED / "sources" / FILES[TABLE]).read_text("utf-8"))
    starts = [" ".join(paragraph.split()) for paragraph in paragraphs]
    assert any(start.startswith(row["source"]["audience"]) for start in starts)


def test_the_rows_leave_no_word_of_the_table_over() -> None:
    texts = [row["sources"][0]["text"] for row in ROWS]
    parts = [HEADS, "Pre-cycle", *texts[:13], "Intra-cycle", *texts[13:22], "Post-cycle", texts[22]]
    assert " ".join(parts) == normalized(TABLE)


def test_the_entries_leave_no_word_of_the_page_over() -> None:
    text = {kind["key"]: kind["sources"][-1]["text"] for kind in TYPES}
    headed = ("state-systems-workgroup", "mini-perm", "best-practice-call")
    bullets = ("pre-cycle-education", "special-education", "regular-check-in", "cycle-call")
    parts = [f"{kind['source']['title']} {text[kind['key']]}" for kind in ENTRIES[:3]]
    assert tuple(kind["key"] for kind in ENTRIES[:3]) == headed
    parts.append("Additional PERM Resources Available to States")
    parts += [f"• {LIAISONS}", *(f"• {text[key]}" for key in (*bullets, "mrr-call-back"))]
    parts += [f"• {note['text']}" for note in load("historic_notes.json")]
    _, _, welcome = normalized(PAGE).partition("Welcome to ")
    _, _, body = welcome.partition("associated with the PERM program. ")
    assert body.partition(" HHS is committed")[0] == " ".join(parts)


@every_type
def test_every_source_text_stands_in_its_document(kind: MeetingType) -> None:
    assert kind["sources"]
    for source in kind["sources"]:
        assert source["text"] in normalized(source["document"])


@every_entry
def test_an_entry_of_the_page_speaks_in_the_words_of_its_own_paragraph(entry: MeetingType) -> None:
    paragraph = f"{entry['source']['title']} {entry['sources'][0]['text']}"
    assert entry["source"]["title"] in normalized(PAGE)
    assert set(entry["source"]) == set(COLUMNS)
    for column in COLUMNS:
        assert entry["source"][column] in paragraph


def test_only_the_cycle_call_stands_in_both_documents() -> None:
    both = [kind["key"] for kind in TYPES if len(kind["sources"]) > 1]
    assert both == ["cycle-call"]
    assert {source["document"] for source in TYPES[14]["sources"]} == {TABLE, PAGE}


def test_historic_notes_are_of_the_page_and_of_no_meeting_type() -> None:
    notes = load("historic_notes.json")
    live = {source["text"] for kind in TYPES for source in kind["sources"]}
    assert [note["document"] for note in notes] == [PAGE]
    assert all(note["text"] in normalized(PAGE) and note["note"] for note in notes)
    assert live.isdisjoint(note["text"] for note in notes)


@every_type
def test_shipped_wording_differs_from_the_source_by_the_listed_corrections(
    kind: MeetingType,
) -> None:
    expected: dict[str, str] = {}
    for key, field, wrong, right in corrections():
        if key == kind["key"]:
            before = expected.get(field, kind["source"][field])
            assert before.count(wrong) == 1
            expected[field] = before.replace(wrong, right)
    shipped = {field: text for field, text in kind["shipped"].items() if field != "short_title"}
    assert shipped == expected
    assert all(shipped[field] != kind["source"][field] for field in shipped)


@pytest.mark.parametrize("fix", corrections(), ids=lambda fix: f"{fix.key}: {fix.right}")
def test_a_correction_mends_letters_not_meaning(fix: Correction) -> None:
    assert fix.key in {kind["key"] for kind in TYPES}
    changes = SequenceMatcher(None, fix.wrong, fix.right, autojunk=False).get_opcodes()
    touched = sum(max(b - a, d - c) for tag, a, b, c, d in changes if tag != "equal")
    assert 1 <= touched <= 4


def test_short_titles_are_unique_and_fit_a_dense_list() -> None:
    titles = [kind["shipped"]["short_title"] for kind in TYPES]
    assert len(set(titles)) == 30
    assert all(0 < len(title) <= 34 for title in titles)


def test_the_catalog_counts_13_9_and_1_rows_and_7_entries() -> None:
    assert [row["phase"] for row in ROWS] == ["pre"] * 13 + ["intra"] * 9 + ["post"]
    assert len(ENTRIES) == 7
    assert {entry["phase"] for entry in ENTRIES} <= set(Phase)


def test_ids_run_from_1_to_30_and_keys_are_unique_kebab_case() -> None:
    keys = [kind["key"] for kind in TYPES]
    assert [kind["id"] for kind in TYPES] == list(range(1, 31))
    assert len(set(keys)) == 30
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)


@every_row
def test_a_rows_cadence_is_one_that_its_frequency_allows(row: MeetingType) -> None:
    assert row["cadence"]["kind"] in set(CadenceKind)
    assert row["cadence"]["kind"] in KINDS[row["source"]["frequency"]]


def test_exactly_five_types_ask_for_one_of_three_sessions() -> None:
    chosen = [kind for kind in TYPES if kind["cadence"]["kind"] == "n-of-m"]
    assert len(chosen) == 5
    assert [kind for kind in TYPES if kind["source"]["frequency"] == ONE_OF_THREE] == chosen
    for kind in chosen:
        assert kind["cadence"] == {"kind": "n-of-m", "needed": 1, "sessions": 3}


def test_series_repeat_as_often_as_their_frequency_says() -> None:
    every = {"Once per month": "month", "Every other week": "14-days"}
    series = [kind for kind in TYPES if kind["cadence"]["kind"] == "series"]
    assert [kind["key"] for kind in series] == ["cycle-call", "erc-check-in", "rc-check-in"]
    for kind in series:
        repeat = every[kind["source"]["frequency"]]
        assert kind["cadence"] == {"kind": "series", "every": repeat}


def test_triggers_carry_the_numbers_of_their_rows() -> None:
    triggered = {kind["key"]: kind for kind in TYPES if kind["cadence"]["kind"] == "triggered"}
    assert set(triggered) == {"sc-check-in", "64-21-reconciliation"}
    assert triggered["sc-check-in"]["cadence"] == {
        "kind": "triggered",
        "trigger": "data-delay",
        "every": "14-days",
        "also_every": "7-days",
    }
    calls = triggered["64-21-reconciliation"]
    words = "{quarter_percent}% per quarter and {overall_percent}% overall"
    assert calls["cadence"]["trigger"] == "64-21-difference"
    assert words.format(**calls["cadence"]) in calls["source"]["purpose"]


def test_kinds_without_parameters_have_none() -> None:
    with_parameters = {"n-of-m", "series", "triggered"}
    plain = [kind for kind in TYPES if kind["cadence"]["kind"] not in with_parameters]
    assert all(set(kind["cadence"]) == {"kind"} for kind in plain)


def test_a_plain_one_time_is_per_state_only_for_the_four_argued_types() -> None:
    plain = [row for row in ROWS if row["source"]["frequency"] == "One time"]
    assert len(plain) == 7
    for row in plain:
        per_state = row["cadence"]["kind"] == "once-per-state"
        assert per_state == (row["key"] in PER_STATE_ONE_TIME)


@every_type
def test_a_meeting_is_joint_when_one_date_serves_the_whole_cycle(kind: MeetingType) -> None:
    joint_by_kind = kind["cadence"]["kind"] in {"once-per-cycle", "n-of-m"}
    joint_by_name = kind["key"] in {"cycle-call", "best-practice-call", "pre-cycle-education"}
    assert kind["joint"] is (joint_by_kind or joint_by_name)


@every_type
def test_minutes_follow_from_the_title(kind: MeetingType) -> None:
    long = {"cycle-kick-off", "systems-workgroup-meeting"}
    taught = re.search(r"Webinar|Orientation|Training|PERM 101", kind["source"]["title"])
    assert kind["minutes"] == (120 if kind["key"] in long else 90 if taught else 60)


def test_host_codes_are_the_host_column() -> None:
    for row in ROWS:
        assert ", ".join(row["hosts"]) == row["source"]["hosts"]
    named = {entry["key"]: entry["hosts"] for entry in ENTRIES if entry["source"]["hosts"]}
    assert named == {
        "state-systems-workgroup": ["CMS", "CMCS DSG"],
        "best-practice-call": ["CMS"],
    }
    assert all(not entry["hosts"] for entry in ENTRIES if not entry["source"]["hosts"])


def test_only_types_that_name_both_methodologies_have_variants() -> None:
    for kind in TYPES:
        words = kind["sources"][0]["text"]
        both = "Routine PERM" in words and re.search(r"PERM ?\+", words) is not None
        assert kind["variants"] == ([method.value for method in Methodology] if both else [])


@every_type
def test_a_window_is_given_for_planned_kinds_inside_their_own_phase(kind: MeetingType) -> None:
    window = kind["window"]
    assert (window is not None) == (kind["cadence"]["kind"] in PLANNED)
    if window is not None:
        assert set(window) == {"phase", "from_day", "to_day"}
        assert window["phase"] == kind["phase"]
        assert 0 <= window["from_day"] < window["to_day"] <= LAST_DAY[kind["phase"]]


def test_the_18_roles_are_unique_and_called_by_the_tables_own_words() -> None:
    expected = codes("PM DL MRR MR ER DP POL ITS CSP SMF TEC VEN FIN ELG EST QC DFO ALL")
    assert [role["id"] for role in ROLES] == list(range(1, 19))
    assert {role["code"] for role in ROLES} == expected
    assert len({role["name"] for role in ROLES}) == 18
    assert all(alias in normalized(TABLE) for role in ROLES for alias in role["aliases"])
    others = {role["code"]: role["side"] for role in ROLES if role["side"] != "state"}
    assert others == {"VEN": "vendor", "DFO": "federal"}


@every_row
def test_a_rows_roles_are_those_that_its_audience_names(row: MeetingType) -> None:
    audience = row["source"]["audience"]
    named = {role["code"] for role in ROLES if any(a in audience for a in role["aliases"])}
    assert {line["role"] for line in row["roles"]} == named


def test_a_role_stands_once_in_a_type_and_in_the_role_list() -> None:
    known = {role["code"] for role in ROLES}
    for kind in TYPES:
        roles = [line["role"] for line in kind["roles"]]
        assert len(set(roles)) == len(roles)
        assert set(roles) <= known


def test_only_the_two_bi_weekly_calls_expect_anyone_less_than_required() -> None:
    softer = {
        (kind["key"], line["role"]): Expectation(line["expectation"])
        for kind in TYPES
        for line in kind["roles"]
        if line["expectation"] != "required"
    }
    agenda = {("rc-check-in", role) for role in codes("CSP MRR MR ER DP POL ITS")}
    assert softer == {
        **dict.fromkeys((("erc-check-in", "QC"), ("erc-check-in", "FIN")), Expectation.AS_NEEDED),
        **dict.fromkeys(agenda, Expectation.BY_AGENDA),
    }


def test_entries_of_the_page_expect_the_perm_lead_where_states_are_addressed() -> None:
    expected = {entry["key"]: ["PM"] for entry in ENTRIES}
    expected |= {"state-systems-workgroup": ["PM", "TEC"], "mrr-call-back": []}
    found = {entry["key"]: [line["role"] for line in entry["roles"]] for entry in ENTRIES}
    assert found == expected


def test_52_jurisdictions_rotate_in_groups_of_17_17_and_18() -> None:
    groups = {
        group: {state["code"] for state in STATES if state["group"] == group} for group in GROUPS
    }
    assert groups == {group: codes(text) for group, text in GROUPS.items()}
    assert [len(groups[group]) for group in (1, 2, 3)] == [17, 17, 18]
    assert len(STATES) == len({state["name"] for state in STATES}) == 52


def test_ids_are_fips_numbers_which_follow_the_names() -> None:
    unused = {3, 7, 14, 43, 52}  # reserved or given to territories that are not measured
    assert {state["id"] for state in STATES} == set(range(1, 57)) - unused | {72}
    names = [state["name"] for state in sorted(STATES, key=lambda state: state["id"])]
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == "Puerto Rico"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state["code"])
def test_a_states_zones_load_and_begin_with_the_clock_of_its_capital(state: dict[str, Any]) -> None:
    zones = [ZoneInfo(name) for name in state["zones"]]
    assert len(set(state["zones"])) == len(zones)
    assert state["zone"] == state["zones"][0]
    offsets = [datetime(2026, month, 15, 12, tzinfo=zones[0]).utcoffset() for month in (1, 7)]
    clock = next(hours for hours, text in CLOCKS.items() if state["code"] in codes(text))
    assert offsets == [timedelta(hours=hours) for hours in clock]


def test_a_contractor_is_named_once_a_year_and_only_with_a_source() -> None:
    contractors = load("contractors.json")
    places = [(line["year"], line["role"]) for line in contractors]
    assert places == sorted(set(places), key=lambda at: (at[0], ("SC", "RC", "ERC").index(at[1])))
    assert all(line["name"] and line["source"] and line["verified"] for line in contractors)
    years = {line["year"] for line in contractors}
    assert years == {2021, 2023, 2024, 2025, 2026}


def test_a_suggestion_presets_nothing_and_says_that_it_is_not_verified() -> None:
    (suggestion,) = load("suggestions.json")
    assert suggestion["year"] == 2027
    assert suggestion["types"] == ["mrr-mr-policy-webinar", "mrr-mr-orientation"]
    assert set(suggestion["types"]) <= {kind["key"] for kind in TYPES}
    assert "may not be held" in suggestion["suggestion"]
    assert suggestion["source"]
    assert suggestion["verified"] is False


def test_the_corrections_as_data_are_those_of_the_readme() -> None:
    listed = [Correction(*list(row.values())[:4]) for row in load("corrections.json")]
    assert listed == corrections()
