"""Bugs on the worker, brought back so that what waits for the work does not wait for ever."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, ParamSpec

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import StoppedError

Arguments = ParamSpec("Arguments")


class Bug(NamedTuple):
    """What went wrong on the worker and is nobody's fault but ours."""

    error: Exception


def guarded(work: Callable[Arguments, Any]) -> Callable[Arguments, Any]:
    """Return work that returns its bug; what a person can mend or has stopped is still raised."""

    @wraps(work)
    def done(*arguments: Arguments.args, **named: Arguments.kwargs) -> Any:
        try:
            return work(*arguments, **named)
        except (UserError, StoppedError):
            raise
        except Exception as error:
            return Bug(error)

    return done
