"""The one look-up for the top-level data trees ``ui``, ``db`` and ``resources``."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def tree(name: str) -> Traversable:
    """Return the root of a data tree in a wheel, in a frozen program or in a checkout.

    The wheel and build.spec put the trees at ``perm_desktop/_data``; a checkout (and so an
    editable install) has them beside the package.
    """
    packed = files("perm_desktop") / "_data" / name
    if packed.is_dir():
        return packed
    return Path(__file__).parents[1] / name


def path(name: str) -> Path:
    """Return the same root as a file system path, for libraries that open files themselves."""
    return Path(str(tree(name)))
