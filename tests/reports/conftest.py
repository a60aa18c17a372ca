"""Rendered agendas, each made once for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from perm_desktop.reports import agenda
from perm_desktop.reports.kit.document import joined, write_document
from tests.pdfcheck.verapdf import Validator
from tests.reports.rendering import Rendered, render
from tests.reports.sheets import EMPTY, HOSTILE, LONG, ORDINARY


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="session")
def ordinary(folder: Path) -> Rendered:
    return render(ORDINARY, folder, "ordinary")


@pytest.fixture(scope="session")
def long(folder: Path) -> Rendered:
    return render(LONG, folder, "long")


@pytest.fixture(scope="session")
def empty(folder: Path) -> Rendered:
    return render(EMPTY, folder, "empty")


@pytest.fixture(scope="session")
def hostile(folder: Path) -> Rendered:
    return render(HOSTILE, folder, "hostile")


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
