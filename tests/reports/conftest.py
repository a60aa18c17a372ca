"""Rendered papers, each made once for the whole run."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from perm_desktop.reports import agenda
from perm_desktop.reports.kit.document import write_document
from perm_desktop.reports.kit.packet import joined
from tests.pdfcheck.verapdf import Validator
from tests.reports.rendering import Rendered, render
from tests.reports.sheets import EMPTY, LONG, ORDINARY, PAPERS


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="session")
def rendered(folder: Path) -> Callable[[str], Rendered]:
    """A paper of ``PAPERS`` by its name."""

    @cache
    def find(name: str) -> Rendered:
        return render(PAPERS[name], folder, name.replace(" ", "-"))

    return find


@pytest.fixture(scope="session")
def ordinary(rendered: Callable[[str], Rendered]) -> Rendered:
    return rendered("agenda")


@pytest.fixture(scope="session")
def long(rendered: Callable[[str], Rendered]) -> Rendered:
    return rendered("long agenda")


@pytest.fixture(scope="session")
def empty(rendered: Callable[[str], Rendered]) -> Rendered:
    return rendered("empty agenda")


@pytest.fixture(scope="session")
def hostile(rendered: Callable[[str], Rendered]) -> Rendered:
    return rendered("hostile agenda")


@pytest.fixture(scope="session")
def packet(folder: Path) -> Path:
    file = folder / "packet.pdf"
    sheets = map(agenda.document, (ORDINARY, LONG, EMPTY))
    write_document(joined(list(sheets), "Calls of April 2026"), file)
    return file


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Validator]:
    with Validator() as validator:
        yield validator
