"""One window writes a catalog; commands write beside each other, never beside a window."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE
from threading import Timer

import pytest

from perm_desktop.core.errors import CatalogInUseError
from perm_desktop.services import notes
from perm_desktop.store import lock
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.lock import CatalogLock
from tests.builders import add, opened
from tests.processes import python


@pytest.fixture
def window(catalog_path: Path) -> Iterator[Catalog]:
    catalog = opened(catalog_path)
    yield catalog
    catalog.close()


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("access", [Access.WINDOW, Access.COMMAND])
def test_a_second_writer_is_told_of_the_window(catalog_path: Path, access: Access) -> None:
    with pytest.raises(CatalogInUseError, match="is open in a PERM Desktop window") as refusal:
        opened(catalog_path, access=access)
    assert refusal.value.exit_code == 3
    assert refusal.value.next_step


@pytest.mark.parametrize("access", [Access.READ, Access.WORKER])
def test_reading_goes_on_beside_a_window(
    window: Catalog, catalog_path: Path, access: Access
) -> None:
    ident = add(window)
    notes.append(window, ident, "Ohio asked.")
    reader = opened(catalog_path, access=access)
    assert [note.text for note in notes.read(reader, ident)] == ["Ohio asked."]
    reader.close()


def test_the_next_window_opens_when_the_first_is_closed(catalog_path: Path) -> None:
    opened(catalog_path).close()
    opened(catalog_path).close()


def test_commands_write_beside_each_other(catalog_path: Path) -> None:
    first = opened(catalog_path, access=Access.COMMAND)
    second = opened(catalog_path, access=Access.COMMAND)
    idents = {add(first), add(second)}
    assert len(idents) == 2
    first.close()
    second.close()


COMMAND = """
import sys
from pathlib import Path
from perm_desktop.store.lock import CatalogLock
with CatalogLock.for_command(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_window_waits_for_a_command_to_end(catalog_path: Path) -> None:
    with python("-c", COMMAND, str(catalog_path), stdin=PIPE) as command:
        assert command.stdout is not None
        assert command.stdin is not None
        assert command.stdout.readline() == "held\n"
        end = Timer(0.2, command.stdin.close)
        end.start()
        CatalogLock.for_window(catalog_path).close()
        end.join()
        assert command.wait() == 0


def test_a_window_gives_up_on_a_command_that_does_not_end(
    catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_WAIT_SECONDS", 0.05)
    with CatalogLock.for_command(catalog_path), pytest.raises(CatalogInUseError):
        CatalogLock.for_window(catalog_path)


def test_a_failed_opening_lets_the_lock_go(
    catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("perm_desktop.store.files._expect_latest", interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened(catalog_path)
    opened(catalog_path).close()


def test_the_lock_file_is_empty_and_beside_the_catalog(catalog_path: Path) -> None:
    opened(catalog_path).close()
    assert lock.lock_path(catalog_path) == catalog_path.with_name("catalog.perm.lock")
    assert lock.lock_path(catalog_path).read_bytes() == b""


def test_a_lock_may_be_closed_twice(catalog_path: Path) -> None:
    held = CatalogLock.for_window(catalog_path)
    held.close()
    held.close()
    CatalogLock.for_window(catalog_path).close()
