"""A plan holds every rule when somebody else works it out from what the commands print."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.recomputing import problems


def planned(done: Command, catalog: Path, year: int) -> dict[str, Any]:
    """Adds and plans a year; returns what ``plan`` printed."""
    done("cycle", "add", year, catalog=catalog)
    return done("plan", year, "--json", catalog=catalog).json


def broken(done: Command, catalog: Path, skipped: dict[int, list[Any]]) -> list[str]:
    return problems(
        done("meetings", "--json", catalog=catalog).json,
        done("states", "--json", catalog=catalog).json,
        skipped,
    )


@pytest.mark.parametrize("year", range(2024, 2031))
def test_a_year_alone_holds_every_rule(done: Command, catalog_path: Path, year: int) -> None:
    found = planned(done, catalog_path, year)
    assert found["unmet"] == []
    assert found["created"] == len(done("meetings", "--json").json)
    assert broken(done, catalog_path, {year: found["skipped"]}) == []
    (cycle,) = done("cycles", "--json").json
    states = len(cycle["states"])
    lost = sum(line["type"] == "rc-check-in" for line in found["skipped"])
    assert found["by_type"]["rc-check-in"] + lost == 39 * states
    assert done("plan", year, "--json").json["created"] == 0


def test_three_open_cycles_hold_every_rule_together(done: Command, catalog_path: Path) -> None:
    skipped = {}
    for year in (2027, 2026, 2028):
        found = planned(done, catalog_path, year)
        assert found["unmet"] == []
        skipped[year] = found["skipped"]
    assert broken(done, catalog_path, skipped) == []


def test_the_recomputation_sees_a_broken_rule(done: Command, catalog_path: Path) -> None:
    skipped = {2027: planned(done, catalog_path, 2027)["skipped"]}
    rows = done("meetings", "--type", "rc-check-in", "--state", "HI", "--json").json
    done("meeting", "set", rows[3]["number"], "--starts", "2025-12-25T09:00")
    sentences = " ".join(broken(done, catalog_path, skipped))
    assert "no business day" in sentences
    assert "outside the hours of Pacific/Honolulu" in sentences
    assert "more than one time in the series" in sentences
