"""Print the list of keys."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from perm_desktop.core.errors import UserError

NAME = "perm-desktop-keys.pdf"


def prepared(places: Mapping[str, Sequence[tuple[str, str]]], folder: Path) -> Callable[[], Path]:
    """Return what writes the list into a folder, on any thread; it raises UserError."""

    def write() -> Path:
        # start-up: reportlab takes 160 ms or more to import
        from perm_desktop.reports import key_list

        target = folder / NAME
        try:
            key_list.write_key_list(places, target)
        except OSError as error:
            raise UserError(
                f"“{folder}” cannot be written ({error.strerror or error}).",
                "Choose another folder.",
            ) from error
        return target

    return write
