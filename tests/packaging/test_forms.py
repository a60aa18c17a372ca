"""The committed form modules are what the form compiler makes of ui/forms today."""

import subprocess
import sys
from pathlib import Path

from perm_desktop import assets

CHECKOUT = Path(__file__).resolve().parents[2]
MODULES = CHECKOUT / "perm_desktop" / "gui" / "forms"

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>PlaceDialog</class>
 <widget class="QDialog" name="PlaceDialog">
  <widget class="QLineEdit" name="place"/>
 </widget>
</ui>
"""


def compile_forms(forms: Path, out: Path) -> dict[str, str]:
    """Return name -> text of the modules that tools/build_forms.py makes of a folder of forms."""
    tool = CHECKOUT / "tools" / "build_forms.py"
    subprocess.run([sys.executable, tool, "--forms", forms, "--out", out], check=True)
    return modules_in(out)


def modules_in(folder: Path) -> dict[str, str]:
    """Return name -> text of the form modules in a folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("ui_*.py")}


def test_every_committed_form_module_is_fresh(tmp_path: Path) -> None:
    """Run ``python tools/build_forms.py`` and delete what has no form any more to mend this."""
    assert modules_in(MODULES) == compile_forms(assets.path("ui") / "forms", tmp_path)


def test_a_form_module_is_typed_and_free_of_unused_names_and_versions(tmp_path: Path) -> None:
    (tmp_path / "place_dialog.ui").write_text(FORM, encoding="utf-8")
    module = compile_forms(tmp_path, tmp_path)["ui_place_dialog.py"]
    assert module.startswith("# pyright: basic\n")
    assert "def setupUi(self, PlaceDialog: QDialog) -> None:" in module
    assert "def retranslateUi(self, PlaceDialog: QDialog) -> None:" in module
    assert "from PySide6.QtWidgets import QDialog, QLineEdit\n" in module
    assert "QtGui" not in module
    assert "version" not in module
