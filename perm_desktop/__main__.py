"""Entry point: a command, or the window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``perm-desktop``; returns the exit code."""
    from perm_desktop.cli import parser

    parsed = parser.build().parse_args(arguments)
    if parsed.command is None or parsed.command == "demo":
        # start-up: commands never load Qt, the window never loads the commands
        from perm_desktop import app

        return app.run(parsed)
    from perm_desktop.cli import commands

    return commands.run(parsed)


if __name__ == "__main__":
    sys.exit(main())
