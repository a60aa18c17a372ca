"""The three layers of wording."""

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence, Wording
from perm_desktop.core.vocabulary import CadenceKind

SOURCE = Wording("Title", "SC", "One time", "Thes calls", "State lead")
SHIPPED = Wording(purpose="These calls")
OWN = Wording(title="Our title", audience="")


def test_an_upper_layer_prints_only_where_it_says_something() -> None:
    assert SHIPPED.over(SOURCE) == Wording("Title", "SC", "One time", "These calls", "State lead")


def test_an_emptied_text_of_the_liaison_stays_empty() -> None:
    printed = OWN.over(SHIPPED).over(SOURCE)
    assert printed == Wording("Our title", "SC", "One time", "These calls", "")


def test_restoring_a_layer_shows_the_one_below() -> None:
    assert Wording().over(SHIPPED).over(SOURCE) == SHIPPED.over(SOURCE)
    assert Wording().over(Wording()).over(SOURCE) == SOURCE


def test_a_cadence_without_numbers_has_one_session_and_no_rhythm() -> None:
    once = Cadence(CadenceKind.ONCE_PER_STATE, {})
    assert (once.sessions, once.every) == (1, "")
    assert Cadence(CadenceKind.N_OF_M, {"sessions": 3, "needed": 1}).sessions == 3
    assert Cadence(CadenceKind.SERIES, {"every": "14-days"}).every == "14-days"


def test_an_error_reads_as_a_sentence_and_a_next_step() -> None:
    assert str(UserError("The disk is full.", "Free some space.")) == (
        "The disk is full. Free some space."
    )
    assert str(UserError("There is nothing to undo.")) == "There is nothing to undo."
