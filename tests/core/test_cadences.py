"""How often a meeting type is held, from plain choices and in plain words."""

import pytest

from perm_desktop.core import cadences
from perm_desktop.core.cadences import HowOften
from perm_desktop.core.meeting_types import Cadence
from perm_desktop.core.vocabulary import CadenceKind


@pytest.mark.parametrize("how", HowOften)
@pytest.mark.parametrize("joint", [True, False])
def test_a_plain_choice_is_read_back_from_the_cadence_it_makes(how: HowOften, joint: bool) -> None:
    cadence = cadences.cadence_for(how, joint=joint, details={"trigger": "data-delay"})
    assert cadences.how_often(cadence) is how


def test_once_means_once_a_cycle_together_and_once_per_state_apart() -> None:
    together = cadences.cadence_for(HowOften.ONCE, joint=True, details={})
    apart = cadences.cadence_for(HowOften.ONCE, joint=False, details={})
    assert together.kind is CadenceKind.ONCE_PER_CYCLE
    assert apart.kind is CadenceKind.ONCE_PER_STATE


def test_a_trigger_keeps_its_thresholds() -> None:
    details = {"trigger": "64-21-difference", "quarter_percent": 15, "overall_percent": 5}
    cadence = cadences.cadence_for(HowOften.TRIGGERED, joint=False, details=details)
    assert cadence.details == details


@pytest.mark.parametrize(
    ("cadence", "joint", "words"),
    [
        (Cadence(CadenceKind.ONCE_PER_CYCLE, {}), True, "Once, joint"),
        (Cadence(CadenceKind.ONCE_PER_STATE, {}), False, "Once, per state"),
        (Cadence(CadenceKind.N_OF_M, {"needed": 1, "sessions": 3}), True, "1 of 3 sessions"),
        (Cadence(CadenceKind.SERIES, {"every": "14-days"}), False, "Every 2 weeks, per state"),
        (Cadence(CadenceKind.SERIES, {"every": "month"}), True, "Every month, joint"),
        (Cadence(CadenceKind.IF_NEEDED, {}), False, "If a state needs it"),
        (Cadence(CadenceKind.TRIGGERED, {"trigger": "data-delay"}), False, "When triggered"),
        (Cadence(CadenceKind.AD_HOC, {}), False, "On request"),
    ],
)
def test_a_cadence_reads_as_words(cadence: Cadence, joint: bool, words: str) -> None:
    assert cadences.in_words(cadence, joint=joint) == words


def test_only_what_can_be_foreseen_is_planned() -> None:
    unforeseen = {CadenceKind.IF_NEEDED, CadenceKind.TRIGGERED, CadenceKind.AD_HOC}
    planned = {kind for kind in CadenceKind if cadences.is_planned(Cadence(kind, {}))}
    assert planned == set(CadenceKind) - unforeseen


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (121, "2 hours 1 minute")],
)
def test_a_length_reads_as_hours_and_minutes(minutes: int, words: str) -> None:
    assert cadences.length_in_words(minutes) == words
