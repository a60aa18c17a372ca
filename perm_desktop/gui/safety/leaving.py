"""Whether a window may be closed while a text is not in the catalog."""

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.session import Session

_UNSAVED = (
    "The text you typed last could not be saved.",
    "Copy it before you close, or stay and try again.",
    "Close without it",
)
_KEPT_AS_DRAFT = (
    "The text you typed last is not in the catalog yet.",
    "It is kept as a draft and offered when you open this catalog again. Stay to try again.",
    "Close",
)


def may_leave_unsaved(session: Session, ask: Ask) -> bool:
    """Ask whether to close although the catalog refused what was typed last."""
    is_kept = session.typed.pending and not session.typed.is_on_screen_only
    return ask.confirm(*(_KEPT_AS_DRAFT if is_kept else _UNSAVED))
