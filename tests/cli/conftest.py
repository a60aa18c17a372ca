"""The command line, run inside the test."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from perm_desktop.__main__ import main


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as data."""
        return json.loads(self.out)


Command = Callable[..., Outcome]


@pytest.fixture
def command(catalog_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``perm-desktop --catalog FILE …`` on a catalog of the test's own."""

    def run(*arguments: object, catalog: Path = catalog_path) -> Outcome:
        try:
            code = main(["--catalog", str(catalog), *map(str, arguments)])
        except SystemExit as usage:
            code = int(usage.code or 0)
        if code:
            gc.collect()  # a process that ends lets go of a statement that failed half-way
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def done(command: Command) -> Command:
    """Runs a command that must end well and say nothing on standard error."""

    def run(*arguments: object, **options: Any) -> Outcome:
        outcome = command(*arguments, **options)
        assert (outcome.code, outcome.err) == (0, "")
        return outcome

    return run


@pytest.fixture
def added(done: Command) -> Callable[..., dict[str, Any]]:
    """Adds a meeting and returns what the command printed of it."""

    def add(*options: object, kind: str = "ad-hoc-call", states: str = "OH") -> dict[str, Any]:
        starts = () if "--starts" in options else ("--starts", "2026-04-20T14:00")
        return done("meeting", "add", kind, "--states", states, *starts, *options, "--json").json

    return add
