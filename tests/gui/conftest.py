"""A small real catalog under a session, and nothing left over after a test."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, attendance, cycles, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from tests.builders import SetClock, opened

ITEMS = (
    ("Welcome and roll call by role", 5, "RC"),
    ("DP review progress", 15, "RC"),
    ("Eligibility notices, policy", 15, "State"),
    ("Open from Mar 31", 10, "RC"),
    ("Difference resolution in May", 10, "RC"),
)


class Sample(NamedTuple):
    """Ids of the meetings in the small catalog of RY 2027; the clock says Apr 14, 9:00 AM EDT."""

    hawaii: int  # check-in of one state, Apr 14 at 2 PM EDT, an hour; ITEMS take 55 minutes of it
    joint: int  # cycle call of all 18 states, Apr 15 at 1 PM EDT
    cancelled: int  # check-in of Texas, Apr 13; "State holiday"
    held: int  # intake of Alaska, Mar 3, attended
    new_york: int  # check-in of a state in the meeting's own zone, Apr 21, no agenda


class Seeded(NamedTuple):
    """A catalog file that tests copy."""

    path: Path
    sample: Sample


@pytest.fixture(scope="session")
def seeded(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    """RY 2027 with five meetings."""
    path = Path(shutil.copy(factory_file, tmp_path_factory.mktemp("seeded") / "small.perm"))
    catalog = opened(path)
    sample = filled(catalog)
    catalog.close()
    return Seeded(path, sample)


def filled(catalog: Catalog) -> Sample:
    """Put the small catalog's cycle and meetings into a new catalog."""
    cycle = cycles.add_cycle(catalog, 2027)

    def add(kind: str, starts: str, *states: str) -> int:
        return meetings.add_meeting(catalog, MeetingDraft(kind, states, starts, year=cycle.year))

    sample = Sample(
        hawaii=add("rc-check-in", "2026-04-14T14:00", "HI"),
        joint=add("cycle-call", "2026-04-15T13:00", *cycle.codes),
        cancelled=add("rc-check-in", "2026-04-13T10:00", "TX"),
        held=add("state-intake", "2026-03-03T13:00", "AK"),
        new_york=add("rc-check-in", "2026-04-21T10:00", "NY"),
    )
    for title, minutes, presenter in ITEMS:
        agendas.add_item(catalog, sample.hawaii, title, minutes, presenter)
    cancelling = MeetingChange(status=MeetingStatus.CANCELLED, reason="State holiday")
    meetings.change_meeting(catalog, sample.cancelled, cancelling)
    meetings.change_meeting(catalog, sample.held, MeetingChange(status=MeetingStatus.HELD))
    attendance.mark(catalog, sample.held, "AK", Mark.ATTENDED)
    return sample


@pytest.fixture
def sample(seeded: Seeded) -> Sample:
    """Ids of the meetings that are there."""
    return seeded.sample


@pytest.fixture
def small(seeded: Seeded, tmp_path: Path, clock: SetClock) -> Iterator[Catalog]:
    """The test's own copy of the small catalog, open as a window opens it."""
    found = opened(Path(shutil.copy(seeded.path, tmp_path / "small.perm")), clock)
    yield found
    found.close()


@pytest.fixture
def session(qapp: QApplication, small: Catalog) -> Session:
    """The session of a window over the small catalog; nothing is selected."""
    return Session(small)


@pytest.fixture
def read_only_session(
    qapp: QApplication, seeded: Seeded, tmp_path: Path, clock: SetClock
) -> Iterator[Session]:
    """A session over the small catalog that may look and not touch."""
    path = Path(shutil.copy(seeded.path, tmp_path / "read-only.perm"))
    found = opened(path, clock, Access.READ)
    yield Session(found)
    found.close()


@pytest.fixture
def refusals(session: Session) -> list[UserError]:
    """What the session could not do, in order."""
    told: list[UserError] = []
    session.refused.connect(told.append)
    return told


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Fail the test that leaves a window or a running timer behind."""
    yield
    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = QApplication.topLevelWidgets()
    names = [f"{type(window).__name__} “{window.objectName()}”" for window in windows]
    for window in windows:
        window.deleteLater()
    timers = [timer for timer in _timers() if timer.isActive()]
    for timer in timers:
        timer.stop()
    assert not names, f"windows left over: {', '.join(names)}"
    assert not timers, f"{len(timers)} timers left running"


def _timers() -> list[QTimer]:
    """The timers made since the last test; what is left now is not looked at again."""
    gc.collect()
    found = [each for each in gc.get_objects() if issubclass(type(each), QTimer) and isValid(each)]
    gc.freeze()  # without it each test would walk over all that the tests before it left
    return found
