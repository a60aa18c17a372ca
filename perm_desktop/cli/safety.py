"""Commands that keep a catalog safe: backup, backups, recover, check."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop import places
from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, show
from perm_desktop.core.errors import UserError
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.services.backups import Listed

# start-up: the parser is built before every window, so services are imported by their commands


def add_commands(commands: Commands) -> None:
    """Add what can be typed."""
    add_json(commands.add_parser("backup", help="back the catalog up now"))
    add_json(commands.add_parser("backups", help="list the backups, and what each holds"))
    recover = commands.add_parser(
        "recover", help="bring back a catalog that is damaged or gone; without options, list"
    )
    how = recover.add_mutually_exclusive_group()
    how.add_argument("--latest", action="store_true", help="by what holds the most")
    how.add_argument("--from", dest="backup", type=Path, metavar="BACKUP", help="by this file")
    add_json(recover)
    check = commands.add_parser("check", help="look the catalog over")
    check.add_argument("--repair", action="store_true", help="mend what can be mended without loss")
    add_json(check)


def access_of_check(arguments: Namespace) -> Access:
    """A repair writes; a look does not."""
    return Access.COMMAND if arguments.repair else Access.READ


def backup(catalog: Catalog, arguments: Namespace) -> None:
    """Back up now."""
    from perm_desktop.services import backups

    made = backups.look(backups.make(catalog))
    show(_view(made), arguments.json, f"Backed up as {made.path}.")


def list_backups(catalog: Catalog, arguments: Namespace) -> None:
    """Print the backups, newest first."""
    from perm_desktop.services import backups

    found = backups.listed(backups.folder_of(catalog))
    text = "\n".join(map(_line, found)) or "There are no backups yet."
    show([_view(each) for each in found], arguments.json, text)


def recover(arguments: Namespace) -> int:
    """Bring a catalog back that cannot be opened. Raises UserError."""
    from perm_desktop.services import backups, recovery

    path = arguments.catalog or places.default_catalog()
    if arguments.backup is not None:
        return _tell_restored(arguments, path, recovery.restore(arguments.backup, path))
    if arguments.latest:
        return _tell_restored(arguments, path, recovery.restore_latest(path)[1])
    offer = recovery.look(path)
    recovery.drop(offer)
    rescue = None if offer.rescue is None else offer.rescue.contents._asdict()
    lines = [_line(each) for each in offer.backups] or ["There are no backups."]
    if offer.rescue is not None:
        lines.append(
            f"Readable in the file itself: {backups.holds(offer.rescue.contents)}."
            f" {recovery.rescue_words(offer.rescue)}"
        )
    if not any(each.is_good for each in offer.backups) and offer.rescue is None:
        raise UserError(*recovery.nothing(offer))
    view = {"backups": [_view(each) for each in offer.backups], "readable": rescue}
    show(view, arguments.json, "\n".join(lines))
    return 0


def check(catalog: Catalog, arguments: Namespace) -> int:
    """Print what is wrong, and with ``--repair`` what was mended; 1 when something is left."""
    from perm_desktop.services import checking, repairing

    if not arguments.repair:
        problems = checking.check(catalog)
        show({"problems": problems}, arguments.json, "\n".join(problems) or "All is well.")
        return 1 if problems else 0
    outcome = repairing.repair(catalog)
    lines = [f"Repaired {name.value}: {sentence}" for name, sentence in outcome.done]
    if outcome.kept is not None:
        lines.append(f"The catalog as it was is kept as {outcome.kept}.")
    lines += [f"Left: {problem.sentence}" for problem in outcome.left]
    view = {
        "repaired": [name.value for name, _ in outcome.done],
        "kept": str(outcome.kept or ""),
        "problems": [problem.sentence for problem in outcome.left],
    }
    show(view, arguments.json, "\n".join(lines) or "All is well.")
    return 1 if outcome.left else 0


COMMANDS: Handlers = MappingProxyType(
    {
        "backup": (backup, Access.READ),
        "backups": (list_backups, Access.READ),
        "check": (check, Access.READ),
    }
)


def _tell_restored(arguments: Namespace, path: Path, kept: Path | None) -> int:
    aside = f" What was there is kept as {kept}." if kept is not None else ""
    view = {"catalog": str(path), "kept": str(kept or "")}
    show(view, arguments.json, f"Restored {path}.{aside}")
    return 0


def _line(found: "Listed") -> str:
    from perm_desktop.services import backups

    held = backups.holds(found.contents) if found.contents else "DAMAGED, cannot be restored"
    return f"{found.path}\n    {found.when}  {found.why}: {held}"


def _view(found: "Listed") -> dict[str, Any]:
    contents = found.contents
    return {
        "file": str(found.path),
        "at": f"{found.at:%Y-%m-%dT%H:%M:%SZ}",
        "reason": found.reason.value,
        "bytes": found.size,
        "good": found.is_good,
        "meetings": contents.meetings if contents else None,
        "notes": contents.notes if contents else None,
        "last_change": contents.last_change if contents else None,
    }
