"""The engine against a second computation over random histories."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perm_desktop.core import clock
from perm_desktop.core.cycles import CycleState
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.differences import OVERALL, PROGRAM_KEYS, QUARTERS, Difference
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts, Decision, Delay
from perm_desktop.core.obligations.status import UNCOUNTED, Status
from perm_desktop.core.plan_rules import PlanRules, Suspension, TypeRules
from perm_desktop.core.vocabulary import CadenceKind, Mark, Methodology, Need, Phase
from tests.core.obligations.known import NAMES, Met, evening, kind, known, met
from tests.core.obligations.slow import Slow

# a history takes long to draw, and longer on a machine under load
SLOW_MACHINE = settings(suppress_health_check=[HealthCheck.too_slow])
TYPES = (
    kind(CadenceKind.ONCE_PER_CYCLE, "kick-off"),
    kind(CadenceKind.ONCE_PER_CYCLE, "dfo", roles=["DFO"]),
    kind(CadenceKind.ONCE_PER_STATE, "build", variants=list(Methodology)),
    kind(CadenceKind.N_OF_M, "one-of-three", needed=1, sessions=3),
    kind(CadenceKind.N_OF_M, "two-of-three", needed=2, sessions=3),
    kind(CadenceKind.IF_NEEDED, "webinar"),
    kind(CadenceKind.SERIES, "weekly", phase=Phase.INTRA, every="7-days"),
    kind(CadenceKind.SERIES, "two-weekly", phase=Phase.INTRA, every="14-days"),
    kind(CadenceKind.SERIES, "monthly", phase=Phase.INTRA, every="month"),
    kind(CadenceKind.TRIGGERED, "late", phase=Phase.INTRA, trigger="data-delay", every="14-days"),
    kind(CadenceKind.TRIGGERED, "64-21", phase=Phase.INTRA),
    kind(CadenceKind.TRIGGERED, "64-21-both", phase=Phase.INTRA, both=True),
    kind(CadenceKind.AD_HOC, "ad-hoc-call", phase=Phase.INTRA),
)
KEYS = st.sampled_from([each.key for each in TYPES])
# days near each other, so that histories meet: windows end on Aug 30, series begin on Oct 1, 2025
_ZERO = date(2025, 6, 20)
# the days on which most changes: 30 days before a last day, the last day, and those after them
EDGES = st.sampled_from(
    [date(2025, 7, 30), date(2025, 7, 31), date(2025, 8, 30), date(2025, 8, 31), date(2025, 10, 1)]
)
DAYS = EDGES | st.integers(0, 220).map(lambda days: _ZERO + timedelta(days=days))
OR_NONE = st.none() | DAYS
CODES = st.sampled_from(sorted(NAMES))
STATUSES = st.sampled_from(["held"] * 4 + ["scheduled"] * 3 + ["draft", "cancelled"])
MARKS = st.dictionaries(CODES, st.sampled_from(sorted(Mark)), max_size=3)
PERCENTS = st.sampled_from(["0", "4.99", "5.0", "5.01", "14.9", "15.0", "15.1", "-16", "40"])
AMOUNTS = st.sampled_from(["0", "85", "95", "100", "105", "115", "115.1"])


@st.composite
def meetings(draw: st.DrawFn, keys: list[str]) -> Met:
    """A meeting of one of some types on some day, with marks of any states, invited or not."""
    marks = {code: mark.value for code, mark in draw(MARKS).items()}
    return met(
        draw(DAYS).isoformat(),
        draw(STATUSES),
        ",".join(sorted(draw(st.sets(CODES, min_size=1)))),
        type=draw(st.sampled_from(keys)),
        variant=draw(st.sampled_from([None, None, "perm-plus", "routine"])),
        **marks,
    )


@st.composite
def members(draw: st.DrawFn, code: str) -> CycleState:
    """A state of the cycle, with one program or both, perhaps there from later on."""
    return CycleState(
        code,
        draw(st.sampled_from([None, *Methodology])),
        draw(st.sampled_from([("Medicaid", "CHIP"), ("Medicaid",), ("CHIP",)])),
        joined=draw(OR_NONE),
    )


@st.composite
def entered(draw: st.DrawFn) -> Difference:
    """A difference as typed, by amounts, or both."""
    typed = draw(st.none() | PERCENTS)
    by_amounts = typed is None or draw(st.booleans())
    universe, form = (Decimal(draw(AMOUNTS)) if by_amounts else None for _ in range(2))
    return Difference(
        *(draw(CODES), draw(st.sampled_from(PROGRAM_KEYS))),
        *(draw(st.sampled_from((*QUARTERS, OVERALL))), Decimal(typed) if typed else None),
        *(universe, form, draw(DAYS), draw(OR_NONE)),
    )


SUSPENSIONS = st.builds(
    Suspension,
    DAYS,
    st.just("Shutdown"),
    OR_NONE,
    host=st.sampled_from(["", "", "RC", "SC"]),
).flatmap(
    lambda pause: st.sampled_from(["", "OH"] if not pause.host else [""]).map(
        lambda code: Suspension(pause.starts, pause.reason, pause.ends, pause.host, code)
    )
)
DECISIONS = st.builds(
    Decision,
    st.just("webinar"),
    CODES,
    st.sampled_from(Need),
    st.just(""),
    DAYS,
    st.just("Ann"),
    st.just(""),
)
DELAYS = st.builds(Delay, CODES, DAYS, OR_NONE, st.sampled_from([1, 2]))


@st.composite
def histories(draw: st.DrawFn) -> CycleFacts:
    """A cycle of three states in which anything may have happened."""
    found = draw(st.lists(entered(), max_size=6))
    # few types at a time, so that each has several meetings with a state
    keys = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
    chosen = {"kick-off": TypeRules(first=draw(OR_NONE), last=draw(OR_NONE))}
    return known(
        TYPES,
        draw(st.lists(meetings(keys), max_size=24)),
        members=[draw(members(code)) for code in NAMES],
        not_held=draw(st.sampled_from([{}, {}, {"dfo": "None this year"}])),
        rules=PlanRules(types=chosen, suspensions=tuple(draw(st.lists(SUSPENSIONS, max_size=2)))),
        decisions=draw(st.lists(DECISIONS, max_size=5)),
        # one for each place, as the catalog keeps them
        differences=list({(x.state, x.program, x.quarter): x for x in found}.values()),
        delays=sorted(draw(st.lists(DELAYS, max_size=4)), key=lambda delay: delay.starts),
    )


MOMENTS = DAYS.map(evening) | DAYS.map(
    lambda day: AsOf(day, clock.utc_minutes(f"{day}T14:00", clock.EASTERN))
)


@settings(SLOW_MACHINE, max_examples=100)
@given(histories(), MOMENTS)
def test_a_second_computation_finds_the_same_statuses(facts: CycleFacts, as_of: AsOf) -> None:
    kinds: dict[str, MeetingType] = {each.key: each for each in TYPES}
    moment = clock.at_utc(as_of.now)
    for each in obligations(facts, NAMES, as_of):
        slow = Slow(facts, kinds[each.type], each.state, moment).status()
        assert (each.type, each.state, each.status.value) == (each.type, each.state, slow)


@SLOW_MACHINE
@given(histories(), MOMENTS, st.sets(st.tuples(KEYS, CODES)))
def test_a_pass_over_some_pairs_finds_what_the_whole_pass_finds(
    facts: CycleFacts, as_of: AsOf, pairs: set[tuple[str, str]]
) -> None:
    whole = obligations(facts, NAMES, as_of)
    wanted = [each for each in whole if (each.type, each.state) in pairs]
    assert obligations(facts, NAMES, as_of, pairs) == wanted


@SLOW_MACHINE
@given(histories(), MOMENTS)
def test_every_status_has_a_sentence_and_evidence_that_is_there(
    facts: CycleFacts, as_of: AsOf
) -> None:
    there = {row.id: row for row in facts.rows}
    for each in obligations(facts, NAMES, as_of):
        found = each.verdict
        assert found.why[0].isupper() or found.why[0].isdigit()
        assert found.why.endswith(".")
        for ident in (*found.evidence, *found.optional):
            assert each.state in there[ident].state_codes
        assert len(set(found.evidence)) == len(found.evidence)


@SLOW_MACHINE
@given(histories(), MOMENTS)
def test_one_state_s_status_follows_from_its_own_facts_alone(
    facts: CycleFacts, as_of: AsOf
) -> None:
    bare = CycleFacts(
        facts.cycle,
        facts.types,
        [row for row in facts.rows if "OH" in row.state_codes],
        # who else came is kept: it says that a meeting was held
        facts.presence,
        facts.rules,
        [each for each in facts.decisions if each.state == "OH"],
        [each for each in facts.differences if each.state == "OH"],
        [each for each in facts.delays if each.state == "OH"],
    )
    pairs = {(each.key, "OH") for each in TYPES}
    assert obligations(bare, NAMES, as_of, pairs) == obligations(facts, NAMES, as_of, pairs)


@SLOW_MACHINE
@given(histories(), MOMENTS)
def test_only_what_was_attended_or_resolved_is_satisfied(facts: CycleFacts, as_of: AsOf) -> None:
    for each in obligations(facts, NAMES, as_of):
        if each.status is Status.SATISFIED and not each.verdict.parts:
            assert each.verdict.evidence
        assert (each.status in UNCOUNTED) == (
            each.status.value in ("not-needed", "not-triggered", "not-held", "nothing-owed")
        )
