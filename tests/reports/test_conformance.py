"""Every file passes the official validator as PDF/UA-1 and PDF/A-2a, and the validator bites."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.pdfcheck.verapdf import Validator
from tests.reports.rendering import Rendered
from tests.reports.sheets import PAPERS

pytestmark = pytest.mark.xdist_group("verapdf")  # one Java machine for all of them


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_conforms(
    name: str, profile: str, verapdf: Validator, rendered: Callable[[str], Rendered]
) -> None:
    verdict = verapdf.check(rendered(name).file, profile)

    assert verdict.failures == ()
    assert verdict.rules > 100
    assert verdict.checks > 500


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_packet_conforms(profile: str, verapdf: Validator, packet: Path) -> None:
    assert verapdf.check(packet, profile).failures == ()


def _untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _unmarked_text(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pikepdf.Stream(pdf, contents.replace(b"/Artifact", b"/Nonsense"))


@pytest.mark.parametrize("damage", [_untagged, _without_metadata, _unmarked_text])
def test_the_validator_rejects_a_damaged_agenda(
    damage: Callable[[pikepdf.Pdf], None], verapdf: Validator, ordinary: Rendered, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pdf"
    with pikepdf.open(ordinary.file) as pdf:
        damage(pdf)
        pdf.save(damaged)

    assert verapdf.check(damaged, "ua1").failures
