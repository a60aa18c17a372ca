"""Deadlines of a cycle: their rules, the days they count from, and when they are due."""

from collections.abc import Collection
from datetime import date
from typing import Any

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations import deadline_rules
from perm_desktop.core.obligations.deadline_rules import ADDED, CHANGED, Anchor, Count, Rule
from perm_desktop.core.obligations.deadlines import Deadline, Entered, Met, deadlines, programs_of
from perm_desktop.core.obligations.differences import program_name
from perm_desktop.core.texts import kept_line
from perm_desktop.services.cycle_settings import member
from perm_desktop.store import cycles, facts
from perm_desktop.store.catalog import Catalog

MOST_DAYS = 3_660
_LONGEST = 200  # characters of a title or a source
_FIRST_YEAR, _LAST_YEAR = 2000, 2099  # business days are known for these


def rules(catalog: Catalog, year: int) -> list[Rule]:
    """Return the rules of a cycle: the shipped ones as they hold for it, and its own."""
    return deadline_rules.of_cycle(cycles.cycle(catalog.connection, year))


def rule(catalog: Catalog, year: int, name: str) -> Rule:
    """Return a rule by its key or by what people call it. Raises NotFoundError."""
    return deadline_rules.named(rules(catalog, year), name)


def all_of(catalog: Catalog, year: int, day: date, states: Collection[str] = ()) -> list[Deadline]:
    """Return the deadlines of a cycle as of a day, the first due first.

    ``states`` keeps to some, beside what is due for all; empty stands for all of the cycle. What
    counts from a day that nobody entered is there without one, at the end.
    """
    cycle = cycles.cycle(catalog.connection, year)
    codes = [member(catalog, year, code)[1].code for code in states] or cycle.codes
    entered = [Entered(*row) for row in facts.deadline_starts(catalog.connection, cycle.id)]
    met = [
        Met(key, code, quarter or (program_name(program) if program else ""), on)
        for key, code, program, quarter, on in facts.deadlines_met(catalog.connection, cycle.id)
    ]
    return deadlines(cycle, deadline_rules.of_cycle(cycle), entered, codes, day, met)


def of_rule(
    catalog: Catalog, year: int, state: str, rule_key: str, day: date, program: str = ""
) -> Deadline:
    """Return the deadline that a rule gives a state as of a day. Raises UserError."""
    cycle, found = member(catalog, year, state)
    chosen = deadline_rules.named(deadline_rules.of_cycle(cycle), rule_key)
    _check_entered(chosen, year)
    wanted = program_of(cycle, found.code, chosen, program)
    part = program_name(wanted) if wanted else ""
    return next(
        one
        for one in all_of(catalog, year, day, [found.code])
        if (one.rule.key, one.state, one.part) == (chosen.key, found.code, part)
    )


def set_start(
    catalog: Catalog, year: int, state: str, rule_key: str, day: date | None, program: str = ""
) -> None:
    """Enter the day that a deadline of a state counts from; None takes it back.

    Raises UserError for a rule that counts from no such day, and for a program that is missing or
    that the rule does not ask for.
    """
    cycle, found = member(catalog, year, state)
    chosen = deadline_rules.named(deadline_rules.of_cycle(cycle), rule_key)
    _check_entered(chosen, year)
    wanted = program_of(cycle, found.code, chosen, program)
    if day is not None:
        check_day(day)
        met = of_rule(catalog, year, found.code, chosen.key, date.max, program).met
        if met is not None and met < day:
            raise UserError(
                f"{chosen.title} of {found.name} is marked as met on {clock.day(met)}, so that it"
                f" cannot count from {clock.day(day)}.",
                "Change one of the two days.",
            )
    verb = "Enter" if day else "Take back"
    named = f"{chosen.title}, {program_name(wanted)}" if wanted else chosen.title
    with catalog.edit(f"{verb} a day of {found.code}, RY {year}: {named}") as edit:
        facts.put_deadline_start(edit, cycle.id, found.id, chosen.key, wanted, day)


def change_rule(
    catalog: Catalog,
    year: int,
    key: str,
    *,
    days: int | None = None,
    count: Count | None = None,
    day: date | None = None,
    source: str = "",
    verified: bool = False,
) -> None:
    """Change the numbers or the source of a rule, in this cycle alone; None leaves one as it is.

    Without a source it says that it was changed here; it is verified only when that is said with
    the change. Raises UserError.
    """
    cycle = cycles.cycle(catalog.connection, year)
    before = deadline_rules.named(deadline_rules.of_cycle(cycle), key)
    if day is not None and before.anchor is not Anchor.CYCLE:
        raise UserError(f"{before.title} is not on a fixed day.", _instead(before, year))
    if before.is_fixed and (days is not None or count is not None):
        raise UserError(f"{before.title} counts no days.", _instead(before, year))
    settings = cycle.deadline_rules.get(before.key, {}) | {
        "days": before.days if days is None else days,
        "count": (before.count if count is None else count).value,
        "source": _line(source) or _same_source(before, days, count, day),
        "verified": verified,
    }
    if day is not None:
        settings["day"] = day.isoformat()
    _put(catalog, cycle, before, settings, "Change")


def add_rule(
    catalog: Catalog,
    year: int,
    title: str,
    anchor: Anchor = Anchor.ENTERED,
    *,
    days: int | None = None,
    count: Count | None = None,
    day: date | None = None,
    from_what: str = "",
    source: str = "",
    verified: bool = False,
    is_milestone: bool = False,
) -> str:
    """Add a rule of the liaison's own to a cycle; returns its key. Raises UserError.

    A milestone is a day that nobody has to meet.
    """
    cycle = cycles.cycle(catalog.connection, year)
    cleaned = _line(title)
    if not cleaned:
        raise UserError("A deadline needs a name.", "Say what is to be done by that day.")
    if (anchor is Anchor.CYCLE) != (day is not None) or (days is None) == (day is None):
        raise UserError(
            f"“{cleaned}” needs a fixed day, or a number of days to count.",
            "Give one of the two.",
        )
    if count is not None and days is None:
        raise UserError(f"“{cleaned}” is on a fixed day and counts none.", "Leave the count out.")
    key = deadline_rules.key_of(cleaned, [each.key for each in deadline_rules.of_cycle(cycle)])
    settings = {
        "title": cleaned,
        "anchor": anchor.value,
        "from_what": _line(from_what) or "Day it counts from",
        "days": days or 0,
        "count": (count or Count.CALENDAR).value,
        "source": _line(source) or ADDED,
        "verified": verified,
        "is_milestone": is_milestone,
    }
    if day is not None:
        settings["day"] = day.isoformat()
    added = Rule(key, cleaned, anchor, days or 0, count or Count.CALENDAR, ADDED, verified)
    _put(catalog, cycle, added, settings, "Add")
    return key


def restore_rule(catalog: Catalog, year: int, key: str) -> None:
    """Put a rule back to how it is shipped; one of the liaison's own goes, with its days.

    What was marked as met by it goes, too. Raises UserError for a rule that was not changed.
    """
    cycle = cycles.cycle(catalog.connection, year)
    found = deadline_rules.named(deadline_rules.of_cycle(cycle), key)
    if not found.is_changed:
        raise UserError(f"{found.title} is as it was shipped.", "There is nothing to restore.")
    verb = "Remove" if found.is_own else "Restore"
    with catalog.edit(f"{verb} the deadline rule of RY {year}: {found.title}") as edit:
        facts.put_deadline_rule(edit, cycle.id, found.key, None)
        if found.is_own:
            facts.delete_deadline_days(edit, cycle.id, found.key)


def check_day(day: date) -> None:
    """Refuse a day that is far from every cycle. Raises UserError."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UserError(
            f"{clock.day(day)} is out of range.", f"Use a day from {_FIRST_YEAR} to {_LAST_YEAR}."
        )


def program_of(cycle: Cycle, code: str, chosen: Rule, program: str) -> str:
    """Return the key of the program, where the rule asks for one. Raises UserError."""
    named = program.strip().lower()
    if chosen.anchor is not Anchor.ENTERED_BY_PROGRAM:
        if named:
            raise UserError(f"{chosen.title} is one for both programs.", "Leave the program out.")
        return ""
    known = programs_of(cycle, code)
    if named not in known:
        raise UserError(
            f"{chosen.title} is due for each program by itself.", f"Name {' or '.join(known)}."
        )
    return named


def _put(
    catalog: Catalog, cycle: Cycle, changed: Rule, settings: dict[str, Any], verb: str
) -> None:
    if not changed.is_fixed and not 1 <= settings["days"] <= MOST_DAYS:
        raise UserError(
            f"{changed.title} cannot take {settings['days']:,} days.", f"Use 1 to {MOST_DAYS:,}."
        )
    if "day" in settings:
        check_day(date.fromisoformat(settings["day"]))
    with catalog.edit(f"{verb} the deadline rule of RY {cycle.year}: {changed.title}") as edit:
        facts.put_deadline_rule(edit, cycle.id, changed.key, settings)


def _same_source(before: Rule, *numbers: object) -> str:
    """What the liaison said before still holds where only the mark changes."""
    is_kept = before.is_changed and all(number is None for number in numbers)
    return before.source if is_kept else CHANGED


def _line(text: str) -> str:
    return kept_line(text, _LONGEST)


def _check_entered(chosen: Rule, year: int) -> None:
    if not chosen.is_entered:
        raise UserError(
            f"{chosen.title} does not count from a day of a state.", _instead(chosen, year)
        )


def _instead(chosen: Rule, year: int) -> str:
    """Where the day of a rule is changed."""
    match chosen.anchor:
        case Anchor.CUTOFF:
            return f"Change the cut-off among the dates of RY {year}."
        case Anchor.CYCLE:
            return "Change the day of its rule."
        case _:
            return "Change how many days its rule gives."
