"""CSV fields of any length."""

import csv
from collections.abc import Generator
from contextlib import contextmanager

_LONGEST_FIELD = 2**31 - 1  # the module's own limit is 131,072 characters


@contextmanager
def long_fields() -> Generator[None]:
    """Lift the limit of the csv module; it is one for the whole process, so it is put back."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)
