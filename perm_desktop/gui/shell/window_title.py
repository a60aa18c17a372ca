"""What the title of the window says: the cycle first, for a task bar cuts the rest off."""

from perm_desktop.gui.session import Session
from perm_desktop.services import catalogs


def window_title(session: Session | None) -> str:
    """Name the shown cycles and the catalog."""
    if session is None:
        return "PERM Desktop"
    shown = session.shown_cycles
    years = ", ".join(f"RY {cycle.year}" for cycle in shown) or "no cycle"
    label = shown[0].label if len(shown) == 1 else years
    sample = " (sample)" if catalogs.is_sample(session.catalog) else ""
    return f"{label} · {session.catalog.path.stem}{sample} - PERM Desktop"
