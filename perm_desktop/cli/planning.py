"""Commands that plan a cycle and move what is planned."""

import sys
from argparse import Namespace
from collections.abc import Collection
from datetime import date
from functools import partial
from types import MappingProxyType

from perm_desktop.cli import views
from perm_desktop.cli.area import Handlers
from perm_desktop.cli.words import WEEKDAYS, codes, filter_of, show
from perm_desktop.core import clashes as clash_rules
from perm_desktop.core import clock
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.differences import CHIP, MEDICAID, PROGRAM_KEYS
from perm_desktop.services import (
    clashes,
    cycle_members,
    cycle_settings,
    cycles,
    meetings,
    planning,
    series_edits,
    shifting,
    suspending,
)
from perm_desktop.services.cycle_members import MemberChange
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.services.series_edits import Scope
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter

_FIELDS = ("starts", "zone", "minutes", "title", "place", "status", "reason")


def plan(catalog: Catalog, arguments: Namespace) -> None:
    """Plan a cycle, or say what planning would add."""
    proposed = planning.preview(catalog, arguments.year, within=_span(arguments))
    count = len(proposed.meetings)
    if not arguments.preview:
        count = planning.commit(catalog, arguments.year, proposed)
    verb = "Would plan" if arguments.preview else "Planned"
    lines = [f"{verb} {count:,} meetings of RY {arguments.year}."]
    lines += [f"{number:6,}  {key}" for key, number in sorted(proposed.by_type.items())]
    lines += [f"Invitations: {len(proposed.invitations):,}."] if proposed.invitations else []
    lines += [f"Left alone: {proposed.left_alone:,}."] if proposed.left_alone else []
    lines += [f"Skipped: {s.type}, {s.state}, {s.date}: {s.reason}" for s in proposed.skipped]
    lines += [f"Not planned: {u.what}. {u.relaxation}" for u in proposed.unmet]
    show(views.plan(proposed, count), arguments.json, "\n".join(lines))


def cycle_set(catalog: Catalog, arguments: Namespace) -> None:
    """Change what a cycle says about itself; several options are several steps."""
    year = arguments.year
    acts = [
        *(
            partial(cycle_settings.add_state, catalog, year, code)
            for code in _all(arguments.take_in)
        ),
        *(partial(_take_out, catalog, year, code) for code in _all(arguments.take_out)),
        *_state_acts(catalog, arguments),
        *_date_acts(catalog, arguments),
        *_held_acts(catalog, arguments),
    ]
    if not acts:
        raise UserError("Nothing to change was named.", "“cycle set --help” lists the options.")
    for act in acts:
        act()
    cycle = next(each for each in cycles.all_cycles(catalog) if each.year == year)
    show(views.cycle(cycle), arguments.json, f"Changed {cycle.label}.")


def meeting_set(catalog: Catalog, arguments: Namespace) -> None:
    """Change a meeting or its series; clashes are told, not forbidden."""
    ident = meetings.named(catalog, arguments.meeting)
    change = MeetingChange(**{name: getattr(arguments, name) for name in _FIELDS})
    changed = series_edits.change(catalog, ident, change, Scope(arguments.scope))
    row = meetings.get(catalog, ident)
    text = f"Changed meeting {row.number}: {meetings.describe(row)}."
    if len(changed) > 1:
        text += f" {len(changed)} meetings of the series were changed."
    moved = arguments.starts or arguments.zone or arguments.minutes
    found = clashes.of_meetings(catalog, changed) if moved else []
    show(
        views.meeting(row)
        | {"changed": len(changed), "clashes": [views.clash(each) for each in found]},
        arguments.json,
        text,
    )
    tell_clashes(found)


def shift(catalog: Catalog, arguments: Namespace) -> None:
    """Move many meetings, or say what moving would do."""
    named = [meetings.named(catalog, name) for name in arguments.meetings]
    which = filter_of(catalog, arguments)
    if not named and which == Filter():
        raise UserError("Which meetings?", "Name them with --meetings, or use a filter.")
    rows = meetings.find_rows(catalog, Filter(ids=named) if named else which)
    weekday = WEEKDAYS.index(arguments.weekday) if arguments.weekday else None
    if not arguments.days and weekday is None and not arguments.business:
        raise UserError("How far?", "Use --days or --weekday.")
    proposed = shifting.preview(
        catalog, rows, arguments.days, weekday=weekday, business=arguments.business
    )
    if not arguments.preview:
        shifting.commit(catalog, proposed)
    verb = "Would move" if arguments.preview else "Moved"
    lines = [f"{verb} {len(proposed.moves):,} meetings."]
    lines += [f"Left alone: {meetings.describe(row)}: {why}" for row, why in proposed.left_alone]
    lines += [
        f"{move.starts[:10]} is {why}: {meetings.describe(move.row)}"
        for move, why in proposed.off_days
    ]
    show(views.shift(proposed), arguments.json, "\n".join(lines))
    tell_clashes(proposed.clashes)


def suspend(catalog: Catalog, arguments: Namespace) -> None:
    """Pause a cycle, a host or a state."""
    count = suspending.suspend(
        *(catalog, arguments.year, clock.parse_day(arguments.first), arguments.reason),
        host=arguments.host.upper(),
        state=arguments.state.upper(),
    )
    show({"cancelled": count}, arguments.json, f"Suspended; {count:,} meetings were cancelled.")


def resume(catalog: Catalog, arguments: Namespace) -> None:
    """Go on again, from today when no date is given."""
    eastern = clock.home(catalog.now()).date()
    day = clock.parse_day(arguments.first) if arguments.first else eastern
    count = suspending.resume(
        *(catalog, arguments.year, day),
        host=arguments.host.upper(),
        state=arguments.state.upper(),
    )
    show({"scheduled": count}, arguments.json, f"Resumed; {count:,} meetings are back.")


COMMANDS: Handlers = MappingProxyType(
    {
        "cycle set": (cycle_set, Access.COMMAND),
        "plan": (plan, Access.COMMAND),
        "shift": (shift, Access.COMMAND),
        "suspend": (suspend, Access.COMMAND),
        "resume": (resume, Access.COMMAND),
        "meeting set": (meeting_set, Access.COMMAND),
    }
)


def tell_clashes(found: Collection[clash_rules.Clash]) -> None:
    """Warn on standard error, a sentence each; the change stands."""
    for clash in found:
        print(clash_rules.sentence(clash), file=sys.stderr)


def _span(arguments: Namespace) -> DateSpan | None:
    if not arguments.first and not arguments.to:
        return None
    first = clock.parse_day(arguments.first) if arguments.first else date.min
    last = clock.parse_day(arguments.to) if arguments.to else date.max
    if last < first:
        raise UserError("The days end before they begin.", "Change --from or --to.")
    return DateSpan(first, last)


def _all(text: str | None) -> list[str]:
    return codes(text or "")


def _take_out(catalog: Catalog, year: int, code: str) -> None:
    left = cycle_settings.remove_state(catalog, year, code)
    if left:
        print(
            f"{left:,} open meetings of {code} remain; cancel or delete them if they are not held.",
            file=sys.stderr,
        )


def _state_acts(catalog: Catalog, arguments: Namespace) -> "list[partial[None]]":
    year, wanted = arguments.year, [arguments.method, arguments.liaison, arguments.programs]
    if not arguments.state:
        if any(value is not None for value in wanted):
            raise UserError("Whose?", "Name the state with --state.")
        return []
    acts: list[partial[None]] = []
    for code in codes(arguments.state):
        if arguments.method is not None:
            acts.append(partial(cycle_settings.set_method, catalog, year, code, arguments.method))
        if arguments.liaison is not None:
            acts.append(partial(cycle_settings.set_liaison, catalog, year, code, arguments.liaison))
    if arguments.programs is not None:
        change = _programs(arguments.programs)
        acts.append(partial(cycle_members.change, catalog, year, codes(arguments.state), change))
    return acts


def _programs(text: str) -> MemberChange:
    """Read "medicaid, chip" as what is measured; what is not named is not. Raises UserError."""
    named = [word.strip().lower() for word in text.split(",")]
    for word in named:
        if word not in PROGRAM_KEYS:
            raise UserError(
                f"“{word}” is not a program.", f"Name {', '.join(PROGRAM_KEYS)}, or both."
            )
    return MemberChange(medicaid=MEDICAID in named, chip=CHIP in named)


def _date_acts(catalog: Catalog, arguments: Namespace) -> "list[partial[None]]":
    acts: list[partial[None]] = []
    if arguments.phase:
        if not arguments.first or not arguments.to:
            raise UserError("A phase needs both dates.", "Use --from and --to.")
        days = clock.parse_day(arguments.first), clock.parse_day(arguments.to)
        acts.append(
            partial(cycle_settings.set_phase, catalog, arguments.year, arguments.phase, *days)
        )
    if arguments.cutoff:
        day = clock.parse_day(arguments.cutoff)
        acts.append(partial(cycle_settings.set_cutoff, catalog, arguments.year, day))
    return acts


def _held_acts(catalog: Catalog, arguments: Namespace) -> "list[partial[None]]":
    year, acts = arguments.year, list[partial[None]]()
    if arguments.not_held:
        if not arguments.reason.strip():
            raise UserError("“Not held” needs a reason.", "Say why with --reason.")
        acts.append(
            partial(
                cycle_settings.set_not_held, catalog, year, arguments.not_held, arguments.reason
            )
        )
    if arguments.held:
        acts.append(partial(cycle_settings.set_not_held, catalog, year, arguments.held, ""))
    return acts
