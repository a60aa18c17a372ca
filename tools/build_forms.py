"""Compiles ui/forms/*.ui to perm_desktop/gui/forms/ui_*.py with Qt's own form compiler.

Run ``python tools/build_forms.py`` after every change in Qt Designer and commit the result; a test
fails while a form is newer than its module. The compiler's output is changed in four ways: the
line with Qt's version goes, so that an upgrade leaves the forms as they are; names that are
imported and not used go, because each Qt class costs start-up time when it is first touched (28 ms
for the first form); the two methods get types; and pyright checks the file by its basic rules.
"""

import argparse
import re
import subprocess
from pathlib import Path

import PySide6

CHECKOUT = Path(__file__).resolve().parents[1]
FORMS = CHECKOUT / "ui" / "forms"
MODULES = CHECKOUT / "perm_desktop" / "gui" / "forms"


def compiler() -> Path:
    """Return the form compiler inside the PySide6 wheel; its Python wrapper starts 50x slower."""
    package = Path(PySide6.__file__).parent
    windows = package / "uic.exe"
    return windows if windows.exists() else package / "Qt" / "libexec" / "uic"


def compiled(form: Path) -> str:
    """Return the module for one form file."""
    raw = subprocess.run(
        [compiler(), "-g", "python", form.name],
        cwd=form.parent,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    code = re.sub(r"^## Created by: .*\n##\n", "", raw, flags=re.MULTILINE)
    code = _without_unused_imports(_with_types(code, _top_class(form)))
    return "# pyright: basic\n" + code.rstrip() + "\n"


def _top_class(form: Path) -> str:
    """Return the Qt class of the form itself: what ``setupUi`` fills."""
    widget = re.search(r'<widget class="(\w+)"', form.read_text(encoding="utf-8"))
    if widget is None:
        raise ValueError(f"{form} has no widget")
    return widget[1]


def _with_types(code: str, top_class: str) -> str:
    return re.sub(
        r"def (setupUi|retranslateUi)\(self, (\w+)\):",
        rf"def \1(self, \2: {top_class}) -> None:",
        code,
    )


def _without_unused_imports(code: str) -> str:
    """Drop from the ``from PySide6.X import (A, B)`` lists every name the code never uses."""
    statement = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)
    used = set(re.findall(r"\w+", statement.sub("", code)))

    def trimmed(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if name in used]
        return f"from {found[1]} import {', '.join(names)}\n" if names else ""

    return statement.sub(trimmed, code)


def main() -> None:
    """Write one module for each form, into the package or the folder named by ``--out``."""
    parser = argparse.ArgumentParser(description="Compile the Designer forms.")
    parser.add_argument("--forms", type=Path, default=FORMS, help="folder of the .ui files")
    parser.add_argument("--out", type=Path, default=MODULES, help="folder of the modules")
    arguments = parser.parse_args()
    for form in sorted(arguments.forms.glob("*.ui")):
        module = arguments.out / f"ui_{form.stem}.py"
        module.write_text(compiled(form), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
