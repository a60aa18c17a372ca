"""Commands about people and their posts."""

from typing import Any

import pytest

from tests.builders import contents

LEAD = ("--state", "OH", "--role", "State lead", "--from", "2025-01-01")


@pytest.fixture
def ann(done: Any) -> Any:
    """Runs commands on a catalog where Sample Ann leads Ohio."""
    done("people", "add", "Sample Ann", *LEAD, "--email", "ann@example.org")
    return done


def names(outcome: Any) -> list[str]:
    return [line["name"] for line in outcome.json]


def test_a_person_is_added_with_a_post_and_listed(done: Any) -> None:
    typed = ("people", "add", "Sample Ann", *LEAD, "--email", "ann@example.org", "--json")
    added = done(*typed).json
    assert (added["name"], added["organization"]) == ("Sample Ann", "state")
    (post,) = added["posts"]
    assert (post["state"], post["role"], post["from"], post["to"]) == (
        *("OH", "PM", "2025-01-01"),
        None,
    )
    assert done("people", "--json").json == [added]
    line = done("people").out
    assert line == "Sample Ann  state   PERM lead, OH, since Jan 1, 2025  ann@example.org\n"


def test_people_are_found_by_state_role_day_organization_and_words(ann: Any) -> None:
    ann("people", "add", "Sample Cleo", "--organization", "dfo", "--role", "DFO")
    assert names(ann("people", "--state", "oh", "--json")) == ["Sample Ann", "Sample Cleo"]
    assert names(ann("people", "--role", "PERM lead", "--json")) == ["Sample Ann"]
    assert names(ann("people", "--role", "PM", "--on", "2024-12-31", "--json")) == []
    assert names(ann("people", "--organization", "DFO,cms", "--json")) == ["Sample Cleo"]
    assert names(ann("people", "--text", "ann@example", "--json")) == ["Sample Ann"]
    assert ann("people", "--addresses").out == "ann@example.org\n"


def test_vacant_posts_are_listed_with_since_when(ann: Any) -> None:
    ann("cycle", "add", 2027, "--states", "OH,PA")
    ann("people", "serve", "Sample Ann", "--state", "PA", "--role", "PM", "--to", "2026-02-28")
    typed = ("people", "--vacant", "--role", "PM", "--on", "2026-04-14")
    assert ann(*typed).out == "Pennsylvania has no PERM lead since Mar 1, 2026.\n"
    (vacant,) = ann(*typed, "--json").json
    assert (vacant["since"], vacant["last"]) == ("2026-03-01", "Sample Ann")


def test_a_lead_is_replaced_and_a_session_offered(ann: Any) -> None:
    typed = ("people", "replace", "Sample Ann", "--by", "Sample Ben", "--new")
    told = ann(*typed, "--email", "ben@example.org", "--from", "2026-03-01", "--json").json
    assert told["education"]["type"] == "special-education"
    on = ("people", "--role", "PM", "--json", "--on")
    assert names(ann(*on, "2026-02-28")) == ["Sample Ann"]
    assert names(ann(*on, "2026-03-01")) == ["Sample Ben"]
    ann("undo")
    assert names(ann("people", "--json")) == ["Sample Ann"]


def test_the_offer_is_a_command_that_can_be_typed(ann: Any) -> None:
    ann("people", "add", "Sample Ben")
    told = ann("people", "replace", "Sample Ann", "--by", "sample ben", "--from", "2026-03-01").out
    assert told.startswith("Sample Ben takes over on Mar 1, 2026. A session for new liaisons is")
    offered = told.partition("“perm-desktop ")[2].partition("”")[0]
    ann(*offered.split())


def test_a_person_is_changed_and_removed(ann: Any) -> None:
    typed = ("people", "change", "ann@example.org", "--phone", "202-555-0100", "--json")
    changed = ann(*typed).json
    assert (changed["phone"], changed["email"]) == ("202-555-0100", "ann@example.org")
    assert ann("people", "change", changed["id"], "--email", "").out == "Changed Sample Ann.\n"
    gone = ann("people", "remove", "Sample Ann").out
    assert gone == "Sample Ann is no longer in the directory.\n"
    assert ann("people", "--json").json == []


def test_a_merge_is_shown_before_it_is_made(ann: Any) -> None:
    ann("people", "add", "A. Sample", "--email", "old@example.org", "--phone", "202-555-0100")
    typed = ("people", "merge", "Sample Ann", "A. Sample")
    shown = ann(*typed, "--preview")
    assert shown.out.splitlines()[0] == "A. Sample would be merged into Sample Ann."
    assert len(ann("people", "--json").json) == 2
    merged = ann(*typed, "--take", "email", "--json").json["merged"]
    assert (merged["name"], merged["email"]) == ("Sample Ann", "old@example.org")
    assert names(ann("people", "--json")) == ["Sample Ann"]


REFUSED: tuple[tuple[str, ...], ...] = (
    ("people", "add", " "),
    ("people", "add", "Sample Ben", "--email", "none"),
    ("people", "add", "Sample Ben", "--zone", "Ohio"),
    ("people", "add", "Sample Ben", "--organization", "acme"),
    ("people", "add", "Sample Ben", "--program", "medicare"),
    ("people", "add", "Sample Ben", "--role", "PM"),
    ("people", "add", "Sample Ben", "--state", "ZZ"),
    ("people", "add", "Sample Ben", "--state", "OH", "--role", "Chef"),
    ("people", "add", "Sample Ben", "--from", "2026-01-01"),
    ("people", "add", "Sample Ben", "--state", "OH", "--from", "2026-01-02", "--to", "2026-01-01"),
    ("people", "add", "Sample Ben", "--state", "OH", "--from", ""),
    ("people", "serve", "Sample Ann"),
    ("people", "serve", "Sample Ann", "--state", "OH", "--role", "PM"),
    ("people", "serve", "Sample Zoe", "--state", "OH"),
    ("people", "change", "Sample Ann"),
    ("people", "change", "Sample Ann", "--name", ""),
    ("people", "replace", "Sample Ann", "--by", "Sample Zoe", "--from", "2026-01-01"),
    ("people", "replace", "Sample Ann", "--by", "Sample Ann", "--from", "2026-01-01"),
    ("people", "replace", "Sample Ann", "--by", "X", "--email", "x@y.zz", "--from", "2026-01-01"),
    ("people", "replace", "Sample Ann", "--by", "X", "--new", "--from", "2025-01-01"),
    ("people", "replace", "Sample Ann", "--by", "X", "--new", "--from", "soon"),
    (
        "people",
        "replace",
        "Sample Ann",
        "--by",
        "X",
        "--new",
        "--from",
        "2026-01-01",
        "--state",
        "PA",
    ),
    ("people", "merge", "Sample Ann", "Sample Ann"),
    ("people", "merge", "Sample Ann", "Sample Zoe"),
    ("people", "remove", ""),
    ("people", "--state", "Ohio"),
    ("people", "--role", "Chef"),
    ("people", "--organization", "acme"),
    ("people", "--program", "x"),
    ("people", "--on", "soon"),
)


def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    ann: Any, command: Any, catalog_path: Any
) -> None:
    before = ann("history", "--json").out
    kept = contents(catalog_path.parent)
    for typed in REFUSED:
        outcome = command(*typed)
        assert (outcome.code, outcome.out) == (1, ""), typed
        assert outcome.err.rstrip().endswith((".", "?", "”.")), outcome.err
        assert "Traceback" not in outcome.err
    assert contents(catalog_path.parent).keys() == kept.keys()
    assert ann("history", "--json").out == before
