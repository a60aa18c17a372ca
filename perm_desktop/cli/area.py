"""What a module of commands gives: how they are typed, and what each does."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

Command = Callable[[Catalog, argparse.Namespace], int | None]
Handlers = Mapping[str, tuple[Command, Access]]  # by the words of a command


class Commands(Protocol):
    """What ``add_subparsers`` returns; argparse gives it no public name."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """Add a command."""
        ...
