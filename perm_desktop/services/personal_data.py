"""Texts that look like beneficiary data, but for those the liaison said are none.

What was said is remembered by 16 bits of a checksum: enough not to ask again, and too little to
tell the text, which a whole checksum of nine digits would.
"""

from contextlib import suppress

from perm_desktop import places
from perm_desktop.core import personal_data
from perm_desktop.core.personal_data import Finding

_FILE = "not-personal-data"
_HEX = 4  # digits of the checksum that are kept


def doubtful(text: str) -> Finding | None:
    """Return the first place that looks like beneficiary data and was not said to be none."""
    found = personal_data.findings(text)
    if not found:
        return None
    kept = _kept()
    return next((each for each in found if _mark(text, each) not in kept), None)


def keep(text: str, finding: Finding) -> None:
    """Remember that a place is no beneficiary data; without a list it is asked again."""
    mark = _mark(text, finding)
    with suppress(OSError):
        folder = places.data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _FILE).open("a", encoding="ascii") as file:
            file.write(f"{mark}\n")


def _mark(text: str, finding: Finding) -> str:
    # start-up: it loads OpenSSL, and few texts have a finding
    from perm_desktop.core.texts import checksum

    return checksum(f"{finding.kind.name} {text[finding.start : finding.end].lower()}")[:_HEX]


def _kept() -> frozenset[str]:
    try:
        return frozenset((places.data_folder() / _FILE).read_text("ascii", "replace").split())
    except OSError:
        return frozenset()
