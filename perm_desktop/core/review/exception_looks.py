"""How exceptions are shown and counted, on screen and on paper."""

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from perm_desktop.core import symbols
from perm_desktop.core.review.figures import Exceptional, ExceptionKind
from perm_desktop.core.symbols import obligation_look

LOOKS = MappingProxyType(
    {
        ExceptionKind.NOT_HELD: obligation_look("not-held"),
        ExceptionKind.NOT_NEEDED: obligation_look("not-needed"),
        ExceptionKind.CANCELLED: symbols.CANCELLED,
        ExceptionKind.SUSPENDED: obligation_look("suspended"),
        ExceptionKind.SKIPPED: symbols.OVERDUE._replace(word="Skipped"),
    }
)


def counts(found: Sequence[Exceptional]) -> str:
    """ "16 not needed, 52 cancelled, 2 skipped"."""
    kinds = Counter(each.kind for each in found)
    return ", ".join(f"{count:,} {LOOKS[kind].word.lower()}" for kind, count in kinds.items())
