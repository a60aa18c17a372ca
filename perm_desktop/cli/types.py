"""Commands about the meeting catalog: change a type, take it back to how it was shipped."""

from argparse import Namespace
from dataclasses import replace
from types import MappingProxyType

from perm_desktop.cli import views
from perm_desktop.cli.area import Handlers
from perm_desktop.cli.words import codes, show
from perm_desktop.core.errors import UserError
from perm_desktop.core.type_settings import TypeSettings, settings_of
from perm_desktop.core.vocabulary import RollUpRule
from perm_desktop.services import meeting_types
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access


def type_set(catalog: Catalog, arguments: Namespace) -> None:
    """Change settings of a type; its own title is a text and a step of its own."""
    before = reference.meeting_type(catalog.connection, arguments.type)
    wanted = _wanted(settings_of(before), arguments)
    if wanted == settings_of(before) and arguments.title is None:
        raise UserError("There is nothing to change.", "Use --minutes, --hosts or another option.")
    if wanted != settings_of(before):
        meeting_types.change(catalog, before.key, wanted)
    if arguments.title is not None:
        meeting_types.set_text(catalog, before.key, "title", arguments.title)
    _tell(catalog, arguments, "Changed")


def type_restore(catalog: Catalog, arguments: Namespace) -> None:
    """Put settings and roles of a type back to how they were shipped."""
    meeting_types.restore_settings(catalog, arguments.type)
    _tell(catalog, arguments, "Restored")


COMMANDS: Handlers = MappingProxyType(
    {
        "type set": (type_set, Access.COMMAND),
        "type restore": (type_restore, Access.COMMAND),
    }
)


def _wanted(before: TypeSettings, arguments: Namespace) -> TypeSettings:
    wanted = before
    if arguments.minutes is not None:
        wanted = replace(wanted, minutes=arguments.minutes)
    if arguments.hosts is not None:
        wanted = replace(wanted, hosts=tuple(codes(arguments.hosts)))
    if arguments.roll_up is not None:
        wanted = replace(wanted, roll_up=RollUpRule(arguments.roll_up))
    if arguments.short_title is not None:
        wanted = replace(wanted, short_title=arguments.short_title)
    days = {"from_day": arguments.from_day, "to_day": arguments.to_day}
    given = {name: day for name, day in days.items() if day is not None}
    if given:
        if wanted.window is None:
            raise UserError(f"{before.short_title} is not planned ahead.", "It has no days.")
        wanted = replace(wanted, window=replace(wanted.window, **given))
    return wanted


def _tell(catalog: Catalog, arguments: Namespace, verb: str) -> None:
    kind = reference.meeting_type(catalog.connection, arguments.type)
    show(views.meeting_type(kind), arguments.json, f"{verb} {kind.short_title}.")
