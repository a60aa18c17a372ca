"""Start to a usable window, all panes painted: ours over a bare PySide6 window, in turn.

Goal: at most 1.5 with 10,000 meetings. Prints milliseconds and the ratio of medians.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
print(time.time())
"""
OURS = """
import sys, time
from pathlib import Path
from perm_desktop.app import Desktop, make_application
app = make_application()
desktop = Desktop(app, Path(sys.argv[2]))
desktop.start(Path(sys.argv[1]))
app.processEvents()
print(time.time())
desktop.close()
"""


def started(code: str, *arguments: str) -> float:
    """Milliseconds from the start of a process to its first painted window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return (float(done.stdout.split()[-1]) - before) * 1000


def make_catalog(path: Path, cycles: int) -> int:
    """Plan several cycles; returns the number of meetings."""
    from perm_desktop.services import catalogs, meetings, planning
    from perm_desktop.services import cycles as cycle_services
    from perm_desktop.store.files import Access

    catalogs.new_catalog(path)
    catalog = catalogs.open_catalog(path, Access.COMMAND)
    for year in range(2026, 2026 + cycles):
        cycle_services.add_cycle(catalog, year)
        planning.commit(catalog, year, planning.preview(catalog, year))
    count = len(meetings.find_rows(catalog))
    catalog.close()
    return count


def main() -> None:
    """Measure in turn and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--cycles", type=int, default=4)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        catalog = Path(name) / "bench.perm"
        count = make_catalog(catalog, arguments.cycles)
        bare, ours = [], []
        started(OURS, str(catalog), name)  # writes the byte code
        for _ in range(arguments.runs):
            bare.append(started(BARE))
            ours.append(started(OURS, str(catalog), name))
    floor, result = statistics.median(bare), statistics.median(ours)
    print(f"start, {count:,} meetings: bare {floor:.0f} ms, ours {result:.0f} ms", end="")
    print(f", ratio {result / floor:.2f} (goal 1.5)")


if __name__ == "__main__":
    main()
