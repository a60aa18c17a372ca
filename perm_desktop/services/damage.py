"""Tells what a damaged value broke as what it is; a bug of ours stays a bug."""

from collections.abc import Generator
from contextlib import contextmanager

from perm_desktop.core.errors import DamagedValueError, UnknownZoneError, UserError
from perm_desktop.store import soundness
from perm_desktop.store.catalog import Catalog


@contextmanager
def telling(catalog: Catalog) -> Generator[None]:
    """What fails inside because of what the catalog holds is raised as DamagedValueError.

    No reader looks at every value each time; only after a failure the catalog is looked over. When
    all in it can be read, the error goes on as it came.
    """
    try:
        yield
    except Exception as error:
        if (told := explained(catalog, error)) is None:
            raise
        raise told from error


def explained(catalog: Catalog, error: BaseException) -> UserError | None:
    """Return what in the catalog may be the reason of an error; None when there is nothing."""
    # start-up: only what failed is looked into
    from perm_desktop.services import checking

    is_told = isinstance(error, UserError) and not isinstance(error, UnknownZoneError)
    if is_told or isinstance(error, BrokenPipeError):
        return None
    return checking.cause(catalog)


def expect_legible(catalog: Catalog) -> None:
    """Raise DamagedValueError for a catalog that a window would fail on while it paints.

    Meetings are looked at when they are read, all else by the look over the whole.
    """
    connection = catalog.connection
    if soundness.unsound_settings(connection) or soundness.phaseless(connection):
        # start-up: only what is wrong is put into words
        from perm_desktop.services import checking

        raise checking.cause(catalog) or DamagedValueError("Some values cannot be read.")
