"""A catalog from nothing: whole, or not there at all."""

from datetime import date
from pathlib import Path

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.progress import StoppedError
from perm_desktop.services import cycles, first_run, meetings, settings
from perm_desktop.services.first_run import FirstRun
from tests.builders import SetClock, contents, opened

APRIL = date(2026, 4, 14)


def chosen(path: Path, *, plan: bool = False, states: tuple[str, ...] = ("HI", "TX")) -> FirstRun:
    """RY 2027 for Hawaii and Texas."""
    return FirstRun(path, states, 2027, plan)


def test_a_first_run_keeps_states_cycle_and_plan(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "new folder" / "mine.perm"
    planned = first_run.begin(chosen(path, plan=True), clock)
    catalog = opened(path)
    found = (
        settings.my_states(catalog),
        [cycle.year for cycle in cycles.all_cycles(catalog)],
        len(meetings.find_rows(catalog)),
    )
    catalog.close()
    assert found == (["HI", "TX"], [2027], planned)
    assert planned > 1000


def test_an_empty_beginning_has_a_cycle_and_no_meetings(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "mine.perm"
    assert first_run.begin(chosen(path, states=()), clock) == 0
    catalog = opened(path)
    found = settings.my_states(catalog), meetings.find_rows(catalog)
    catalog.close()
    assert found == ([], [])


def test_the_catalog_stands_alone_in_its_folder(tmp_path: Path, clock: SetClock) -> None:
    first_run.begin(chosen(tmp_path / "mine.perm"), clock)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.perm"]


def test_a_taken_name_is_refused_and_left_as_it_is(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "mine.perm"
    path.write_text("not ours")
    before = contents(tmp_path)
    with pytest.raises(UserError, match="already"):
        first_run.begin(chosen(path), clock)
    assert contents(tmp_path) == before


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(NotFoundError):
        first_run.begin(chosen(tmp_path / "mine.perm", states=("XX",)), clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("last", [0, 1, 2, 3])
def test_work_that_is_stopped_leaves_nothing(last: int, tmp_path: Path, clock: SetClock) -> None:
    def stop(done: int, _total: int) -> None:
        if done == last:
            raise StoppedError

    with pytest.raises(StoppedError):
        first_run.begin(chosen(tmp_path / "mine.perm", plan=True), clock, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be made"):
        first_run.begin(chosen(tmp_path / "file" / "mine.perm"), clock)


def test_the_busiest_cycle_of_my_states_is_suggested() -> None:
    states = first_run.jurisdictions()
    assert len(states) == 52
    assert first_run.suggested(APRIL, (), states) == 2027
    assert first_run.suggested(APRIL, ("OH",), states) in (2025, 2028)


def test_an_offer_says_what_the_year_means_today() -> None:
    offers = first_run.offers(APRIL, ("HI", "OH"), first_run.jurisdictions())
    found = {offer.year: offer for offer in offers}
    assert found[2027].label == "RY 2027 · Cycle 3 · 18 states"
    assert found[2027].detail == (
        "Review period Jul 2025 to Jun 2026; intra-cycle now; 1 of your 2 states"
    )
    assert "calls begin Jun 2026" in found[2028].detail


def test_a_free_name_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "catalog.perm"
    assert first_run.free_path(path) == path
    path.write_text("")
    assert first_run.free_path(path).name == "catalog-2.perm"
