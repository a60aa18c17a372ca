"""What no command about obligations takes is refused in a sentence, and changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import contents

WEBINAR = "dp-systems-access-webinar"
# a word of each command stands for what is tried: a year, a state, a day
OF_YEAR: tuple[tuple[object, ...], ...] = (
    ("coverage", "YEAR"),
    ("decide", "YEAR", WEBINAR, "OH", "needed", "--by", "A"),
    ("difference", "YEAR", "OH", "medicaid", "Q1", "--percent", "3"),
    ("resolve", "YEAR", "OH", "medicaid", "--date", "2026-01-02"),
    ("delay", "YEAR", "OH", "on"),
    ("deadline", "set", "YEAR", "OH", "dr", "--from", "2026-01-02"),
    ("deadline", "met", "YEAR", "OH", "dr", "--date", "2026-01-02"),
    ("deadline", "rule", "YEAR", "dr", "--days", "3"),
    ("deadline", "add", "YEAR", "Audit", "--days", "3"),
    ("deadline", "rules", "YEAR"),
    ("deadlines", "YEAR"),
    ("today", "--year", "YEAR"),
    ("question", "2", "--year", "YEAR"),
    ("review", "YEAR", "--out", "OUT.pdf"),
    ("review", "2027", "--compare", "YEAR", "--out", "OUT.pdf"),
    ("state", "YEAR", "OH", "--out", "OUT.pdf"),
    ("exceptions", "YEAR", "--out", "OUT.pdf"),
    ("scorecard", "YEAR", "--out", "OUT.pdf"),
)
OF_STATE: tuple[tuple[object, ...], ...] = (
    ("coverage", "2027", "--state", "STATE"),
    ("decide", "2027", WEBINAR, "STATE", "needed", "--by", "A"),
    ("difference", "2027", "STATE", "medicaid", "Q1", "--percent", "3"),
    ("resolve", "2027", "STATE", "medicaid", "--date", "2026-01-02"),
    ("delay", "2027", "STATE", "on"),
    ("deadline", "set", "2027", "STATE", "dr", "--from", "2026-01-02"),
    ("deadline", "met", "2027", "STATE", "dr", "--date", "2026-01-02"),
    ("deadlines", "2027", "--state", "STATE"),
    ("state", "2027", "STATE", "--out", "OUT.pdf"),
)
OF_DAY: tuple[tuple[object, ...], ...] = (
    ("coverage", "2027", "--date", "DAY"),
    ("decide", "2027", WEBINAR, "OH", "needed", "--by", "A", "--date", "DAY"),
    ("resolve", "2027", "OH", "medicaid", "--date", "DAY"),
    ("delay", "2027", "OH", "on", "--from", "DAY"),
    ("deadline", "set", "2027", "OH", "dr", "--from", "DAY"),
    ("deadline", "met", "2027", "OH", "dr", "--date", "DAY"),
    ("deadline", "rule", "2027", "meqc-plan", "--day", "DAY"),
    ("deadline", "add", "2027", "Audit", "--day", "DAY"),
    ("deadlines", "2027", "--date", "DAY"),
    ("today", "--date", "DAY"),
    ("question", "2", "--date", "DAY"),
    ("question", "2", "--since", "DAY"),
    ("review", "2027", "--date", "DAY", "--out", "OUT.pdf"),
    ("review", "2027", "--since", "DAY", "--out", "OUT.pdf"),
    ("state", "2027", "OH", "--date", "DAY", "--out", "OUT.pdf"),
    ("exceptions", "2027", "--date", "DAY", "--out", "OUT.pdf"),
    ("scorecard", "2027", "--date", "DAY", "--out", "OUT.pdf"),
)
OTHERS: tuple[tuple[object, ...], ...] = (
    ("coverage", "2027", "--type", ""),
    ("coverage", "2027", "--type", "webinar"),
    ("decide", "2027", "", "OH", "needed", "--by", "A"),
    ("decide", "2027", "cycle-call", "OH", "needed", "--by", "A"),
    ("decide", "2027", WEBINAR, "OH", "needed", "--by", " "),
    ("decide", "2027", WEBINAR, "OH", "not-needed", "--by", "A"),
    ("decide", "2027", WEBINAR, "OH", "needed", "--by", "A", "--date", "2099-01-02"),
    *(
        ("difference", "2027", "OH", "medicaid", "Q1", f"--percent={typed}")
        for typed in ("abc", "", "-3", "15,0", "15.0.0", "NaN", "inf", "1e99", "%", "9" * 40)
    ),
    *(
        ("difference", "2027", "OH", "chip", "Q1", f"--universe={universe}", f"--form={form}")
        for universe, form in (("1", "0"), ("-1", "1"), ("1", "-1"), ("", "1"), ("1,00", "3"))
    ),
    ("difference", "2027", "OH", "chip", "Q1", "--universe", "3"),
    ("difference", "2027", "OH", "chip", "Q1"),
    ("difference", "2027", "OH", "chip", "Q1", "--clear", "--percent", "3"),
    ("difference", "2027", "OH", "chip", "Q5", "--percent", "3"),
    ("difference", "2027", "OH", "both", "Q1", "--percent", "3"),
    ("resolve", "2027", "OH", "chip", "--date", "2026-01-02"),
    ("delay", "2027", "OH", "off"),
    ("delay", "2027", "OH", "on", "--from", "2040-01-02"),
    ("question", "0"),
    ("question", "99"),
    ("review", "2027", "--compare", "2027", "--out", "OUT.pdf"),
    ("cycle", "set", "2027", "--state", "OH", "--programs", ""),
    ("cycle", "set", "2027", "--state", "OH", "--programs", "both"),
    ("cycle", "set", "2027", "--programs", "chip"),
)
OUTS: tuple[tuple[object, ...], ...] = (
    ("coverage", "2027"),
    ("review", "2027"),
    ("state", "2027", "OH"),
    ("exceptions", "2027"),
    ("scorecard", "2027"),
)


@pytest.fixture
def refused(done: Any, command: Any, catalog_path: Path, tmp_path: Path) -> Any:
    """Runs a command on RY 2027 of Ohio that must be refused in one sentence."""
    done("cycle", "add", 2027, "--states", "OH")
    out = tmp_path / "papers"
    out.mkdir()

    def run(words: tuple[object, ...], **tried: str) -> str:
        values = {"OUT.pdf": str(out / "out.pdf"), **tried}
        before = catalog_path.read_bytes()
        outcome = command(*(values.get(str(word), word) for word in words))
        assert (outcome.code, outcome.out) == (1, ""), words
        assert (outcome.err.count("\n"), outcome.err.strip()[-1]) == (1, "."), outcome.err
        assert "Traceback" not in outcome.err
        assert contents(out) == {}
        assert catalog_path.read_bytes() == before
        return outcome.err

    return run


@pytest.mark.parametrize("words", OF_YEAR, ids=lambda words: " ".join(map(str, words[:2])))
def test_a_year_without_a_cycle_is_refused(
    refused: Any, command: Any, words: tuple[object, ...]
) -> None:
    assert "RY 2040 is not in this catalog." in refused(words, YEAR="2040")
    for typed in ("", "abc", "20270", "2027.0", "-1"):
        outcome = command(*(typed if word == "YEAR" else word for word in words))
        assert (outcome.code, outcome.out) == (2, "")
        assert f"“{typed}” is not a reporting year. Use one, for example 2027." in outcome.err


@pytest.mark.parametrize("words", OF_STATE, ids=lambda words: " ".join(map(str, words[:2])))
def test_a_state_that_is_none_or_not_in_the_cycle_is_refused(
    refused: Any, words: tuple[object, ...]
) -> None:
    assert "Texas is not in RY 2027" in refused(words, STATE="TX")
    assert "There is no state “XX”. Use a two-letter code" in refused(words, STATE="XX")
    for typed in ("", " ", ","):
        assert refused(words, STATE=typed).endswith("Use a two-letter code, for example OH.\n")


@pytest.mark.parametrize("words", OF_DAY, ids=lambda words: " ".join(map(str, words[:2])))
def test_a_day_that_is_none_is_refused(refused: Any, words: tuple[object, ...]) -> None:
    for typed in ("2026-02-30", "2027-02-29", "", "soon", "04/14/2026", "0001-01-01", "9999-12-31"):
        said = refused(words, DAY=typed)
        assert f"“{typed}”" in said
        assert said.endswith("Write it as 2026-04-14.\n")


@pytest.mark.parametrize("name", sorted({str(words[0]) for words in OTHERS}))
def test_what_makes_no_sense_is_refused(refused: Any, name: str) -> None:
    for words in OTHERS:
        if words[0] == name:
            refused(words)


@pytest.mark.parametrize("words", OUTS, ids=lambda words: str(words[0]))
def test_a_file_that_cannot_be_written_is_refused(
    refused: Any, words: tuple[object, ...], tmp_path: Path
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_text("")
    for out in ("", "name", tmp_path, tmp_path / "folder.pdf", tmp_path / "file" / "x.pdf"):
        refused((*words, "--out", out))


def test_leap_days_are_days(done: Any) -> None:
    done("cycle", "add", 2029, "--states", "OH")
    told = done("deadline", "set", 2029, "OH", "more", "--from", "2028-02-29").out
    assert "due Mar 14, 2028" in told
    done("coverage", 2029, "--date", "2028-02-29")
