"""A catalog with values that cannot be read: every command says so plainly, check names them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from perm_desktop.core.sound_values import is_sound
from perm_desktop.store import migrations
from perm_desktop.store.foreign_source import TABLES, columns_of
from tests.bad_values import BAD_VALUES, made, put
from tests.cli.conftest import Command

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("plan", "2027", "--preview"),  # first, because it takes longest and not all need it
    ("meetings", "--json"),
    ("cycles", "--json"),
    ("states",),
    ("types", "--json"),
    ("show", "3"),
    ("history", "--json"),
    ("coverage", "2027", "--json"),
    ("today", "--json"),
    ("deadlines", "2027", "--json"),
    (
        "decide",
        "2027",
        "dp-systems-access-webinar",
        "OH",
        "not-needed",
        "--by",
        "A",
        "--reason",
        "b",
    ),
    ("agenda", "3", "--out", "OUT"),
    ("minutes", "3", "--out", "OUT"),
    ("calendar", "month", "--from", "2026-04-01", "--out", "OUT"),
    ("meeting", "add", "ad-hoc-call", "--states", "OH", "--starts", "2026-04-20T14:00"),
    ("meeting", "set", "3", "--place", "Room 7"),
    ("note", "3", "--text", "x"),
    ("backup",),
    ("undo",),
    ("redo",),
)


@pytest.fixture(scope="module")
def made_file(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """RY 2027 of two states with a few meetings; copy it before you write."""
    return made(Path(shutil.copy(factory_file, tmp_path_factory.mktemp("small") / "small.perm")))


@pytest.fixture
def small_file(made_file: Path, tmp_path: Path) -> Path:
    """A copy of the test's own, closed."""
    return Path(shutil.copy(made_file, tmp_path / "small.perm"))


def run_all(command: Command, path: Path, out: Path, *, plans: bool) -> None:
    """Every command ends well, or with a sentence; an error that nobody caught fails the test."""
    for line in COMMANDS if plans else COMMANDS[1:]:
        outcome = command(*(str(out) if word == "OUT" else word for word in line), catalog=path)
        assert outcome.code in (0, 1, 2), line
        assert "Traceback" not in outcome.err, line
        if outcome.code == 1:
            assert outcome.err.strip(), line


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_bad_value_is_named_and_breaks_no_command(
    command: Command, small_file: Path, tmp_path: Path, name: str
) -> None:
    statement, words = BAD_VALUES[name]
    put(small_file, statement)
    found = command("check", catalog=small_file)
    assert (found.code, words in found.out) == (1, True), found.out
    plans = any(word in statement for word in ("cycle", "meeting_type", "state"))
    run_all(command, small_file, tmp_path / "out", plans=plans)


@pytest.mark.parametrize("name", [name for name in BAD_VALUES if "images" not in name])
def test_a_bad_value_is_put_right_by_what_the_catalog_knows(
    command: Command, small_file: Path, name: str
) -> None:
    put(small_file, BAD_VALUES[name][0])
    outcome = command("check", "--repair", catalog=small_file)
    assert (outcome.code, "Left:" in outcome.out) == (0, False), outcome.out
    assert command("check", catalog=small_file).out == "All is well.\n"
    for line in COMMANDS[1:7]:
        assert command(*line, catalog=small_file).code == 0, line


def test_a_command_that_meets_a_bad_value_says_where_to_look(
    command: Command, small_file: Path
) -> None:
    put(small_file, "UPDATE cycle SET review_from = 'x'")
    outcome = command("cycles", catalog=small_file)
    assert outcome.code == 1
    assert outcome.err.startswith("The first day of review of RY 2027 cannot be read: “x” is not a")
    assert "perm-desktop check" in outcome.err


def test_a_bug_is_not_taken_for_damage(
    command: Command, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr("perm_desktop.services.cycles.all_cycles", broken)
    with pytest.raises(KeyError, match="bug"):
        command("cycles", catalog=small_file)


def test_names_out_of_a_hostile_history_do_not_become_sql(
    command: Command, small_file: Path
) -> None:
    put(small_file, "UPDATE meeting SET place = 'x'")
    with closing(sqlite3.connect(small_file)) as connection, connection:
        name = r'"place\" = place, \"reason":'
        connection.execute("UPDATE journal SET before = replace(before, ?, ?)", ['"place":', name])
    outcome = command("undo", catalog=small_file)
    assert (outcome.code, "names what no catalog has" in outcome.err) == (1, True)


CELLS = sorted(
    (table, column)
    for table, columns in columns_of(migrations.latest()).items()
    for column in columns
    if table in TABLES and column != "id"
)
ANY = st.one_of(
    st.none(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.integers(-3, 3),
    st.text(max_size=40).filter(lambda text: text.isprintable() or "\0" in text),
    st.sampled_from(
        [
            *("", "{}", "[]", "null", "5", '{"every": 3}', '[["a"]]', '"x"', "[" * 5_000, "1e999"),
            *("2026-02-30", "9999-12-31", "0001-01-01", "2026-04-14T14:00+05:00", "20260414"),
            *("America", "../x", "UTC", "x" * 5_000, ",", "OH,PA", "\0", "-1", "pre", "any"),
        ]
    ),
)


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],  # a smaller example is not worth minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cell=st.sampled_from(CELLS), value=ANY)
def test_whatever_stands_in_a_column_no_command_breaks_and_check_names_it(
    cell: tuple[str, str], value: object, command: Command, small_file: Path, tmp_path: Path
) -> None:
    table, column = cell
    path = Path(shutil.copy(small_file, tmp_path / "any.perm"))
    try:
        put(path, f'UPDATE "{table}" SET "{column}" = ?', values=[value])
    except sqlite3.IntegrityError:
        assume(False)  # the schema has no such value
    with closing(sqlite3.connect(path)) as connection:
        kept = [value for (value,) in connection.execute(f'SELECT "{column}" FROM "{table}"')]
    found = command("check", catalog=path)
    assert found.code == int(found.out != "All is well.\n")
    assert found.code == 1 or all(is_sound(table, column, value) for value in kept)
    run_all(command, path, tmp_path / "out", plans=False)
