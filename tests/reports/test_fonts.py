"""The font files that come with the program."""

import pytest

from perm_desktop import assets
from perm_desktop.reports.kit.fonts import EAST_ASIAN, FALLBACK, face, face_for
from perm_desktop.reports.kit.paper import Weight


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_digits_are_equally_wide(weight: str) -> None:
    widths = face(f"PublicSans-{weight}").widths

    assert len({widths[digit] for digit in "0123456789"}) == 1


def test_all_weights_have_the_same_characters() -> None:
    sets = [set(face(weight.value).widths) for weight in Weight]

    assert all(characters == sets[0] for characters in sets)


def test_every_font_has_its_license_beside_it() -> None:
    folder = assets.path("resources") / "fonts"

    assert "SIL OPEN FONT LICENSE" in (folder / "PublicSans-OFL.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in (folder / "DejaVuSans-LICENSE.txt").read_text(encoding="utf-8")
    apache, ofl = "DroidSansFallbackFull-LICENSE.txt", "NanumGothicCoding-OFL.txt"
    assert "Apache License" in (folder / apache).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (folder / ofl).read_text(encoding="utf-8")
    assert {file.stem.split("-")[0] for file in folder.glob("*.ttf")} == {
        "PublicSans",
        FALLBACK,
        *EAST_ASIAN,
    }


def test_the_fallback_prints_what_the_text_face_lacks() -> None:
    regular = face(Weight.REGULAR.value)

    assert face_for("é", regular) is regular
    assert face_for("Ж", regular) is face(FALLBACK)
    assert face_for("☐", regular) is face(FALLBACK)
    assert face_for("漢", regular) is face(EAST_ASIAN[0])
    assert face_for("한", regular) is face(EAST_ASIAN[1])
    assert face_for("🧑", regular) is None


def test_a_right_to_left_letter_has_no_face_because_it_would_be_mirrored() -> None:
    assert "ש" in face(FALLBACK).widths
    assert face_for("ש", face(Weight.REGULAR.value)) is None
