"""What the settings of a meeting type must be, and the keys of new types."""

from dataclasses import replace

import pytest

from perm_desktop.core.cadences import HowOften
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence, PlanWindow
from perm_desktop.core.type_settings import TypeSettings, checked, minted_key, with_cadence
from perm_desktop.core.vocabulary import CadenceKind, Phase

ONCE = TypeSettings(
    short_title="Data call",
    phase=Phase.INTRA,
    cadence=Cadence(CadenceKind.ONCE_PER_STATE, {}),
    joint=False,
    minutes=60,
    hosts=("SC",),
    window=PlanWindow(Phase.INTRA, 10, 40),
)


@pytest.mark.parametrize("minutes", [5, 1440])
def test_the_shortest_and_the_longest_meeting_are_taken(minutes: int) -> None:
    assert checked(replace(ONCE, minutes=minutes)).minutes == minutes


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (replace(ONCE, minutes=4), "A meeting cannot take 4 minutes. Use 5 to 1,440."),
        (replace(ONCE, minutes=1441), "A meeting cannot take 1,441 minutes. Use 5 to 1,440."),
        (replace(ONCE, hosts=()), "at least one host"),
        (replace(ONCE, short_title=" \n"), "needs a short title"),
        (replace(ONCE, window=PlanWindow(Phase.INTRA, 40, 10)), "no span of a phase"),
        (replace(ONCE, window=PlanWindow(Phase.INTRA, -1, 10)), "no span of a phase"),
        (replace(ONCE, window=PlanWindow(Phase.ANY, 0, 10)), "Planning needs a phase"),
        (
            replace(ONCE, cadence=Cadence(CadenceKind.N_OF_M, {"needed": 4, "sessions": 3})),
            "A state cannot attend 4 of 3 sessions.",
        ),
        (
            replace(ONCE, cadence=Cadence(CadenceKind.TRIGGERED, {"quarter_percent": 101})),
            "Use 0 to 100 percent.",
        ),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_a_sentence(
    wrong: TypeSettings, sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        checked(wrong)
    assert sentence in str(refused.value)


def test_a_type_whose_source_names_no_host_may_go_without() -> None:
    assert checked(replace(ONCE, hosts=()), may_lack_hosts=True).hosts == ()


def test_hosts_are_kept_in_one_order() -> None:
    assert checked(replace(ONCE, hosts=("CMCS DSG", "SC", "CMS"))).hosts == (
        "CMS",
        "SC",
        "CMCS DSG",
    )


def test_a_type_that_is_no_longer_planned_loses_its_window() -> None:
    assert checked(with_cadence(ONCE, HowOften.ON_REQUEST, joint=False)).window is None


def test_a_type_that_becomes_planned_gets_a_window_in_its_phase() -> None:
    request = replace(ONCE, cadence=Cadence(CadenceKind.AD_HOC, {}), window=None)
    planned = checked(with_cadence(request, HowOften.WEEKLY, joint=False))
    assert planned.window == PlanWindow(Phase.INTRA, 0, 60)
    anytime = checked(with_cadence(replace(request, phase=Phase.ANY), HowOften.ONCE, joint=True))
    assert anytime.window == PlanWindow(Phase.INTRA, 0, 60)


def test_sessions_to_choose_from_are_always_joint() -> None:
    sessions = with_cadence(ONCE, HowOften.SESSIONS, joint=False)
    assert (sessions.joint, sessions.cadence.sessions) == (True, 3)


def test_once_changes_with_meeting_together() -> None:
    assert with_cadence(ONCE, HowOften.ONCE, joint=True).cadence.kind is CadenceKind.ONCE_PER_CYCLE


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("Data quality call", (), "data-quality-call"),
        ("Data quality call", ("data-quality-call",), "data-quality-call-2"),
        ("Call", ("call", "call-2"), "call-3"),
        ("64/21: Überblick", (), "64-21-uberblick"),
        ("会議", (), "meeting"),
        ("a" * 99, (), "a" * 40),
    ],
)
def test_a_key_is_made_from_the_title_and_is_never_given_twice(
    title: str, taken: tuple[str, ...], key: str
) -> None:
    assert minted_key(title, taken) == key
