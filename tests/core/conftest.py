"""The factory catalog as values, for rules that are told by its meeting types."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.store import reference
from perm_desktop.store.files import Access
from tests.builders import opened


@pytest.fixture(scope="session")
def types(factory_file: Path) -> Sequence[MeetingType]:
    """The 30 meeting types in catalog order."""
    catalog = opened(factory_file, access=Access.READ)
    found = tuple(reference.meeting_types(catalog.connection).values())
    catalog.close()
    return found


@pytest.fixture(scope="session")
def states(factory_file: Path) -> dict[str, State]:
    """The 52 jurisdictions by code."""
    catalog = opened(factory_file, access=Access.READ)
    found = reference.states(catalog.connection)
    catalog.close()
    return found
