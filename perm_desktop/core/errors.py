"""The one error a person is meant to read."""


class UserError(Exception):
    """Something the user can do something about, in a plain sentence and a next step.

    Anything that is not a ``UserError`` is a bug and goes to the crash handler.
    """

    exit_code = 1

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


class NotFoundError(UserError):
    """The named meeting, type, state or cycle does not exist."""


class UnknownZoneError(UserError):
    """A name that the zone database does not know, typed or kept."""


class DamagedValueError(UserError):
    """Something in the catalog is not as any program left it, and cannot be read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(
            sentence,
            "Look the catalog over with “perm-desktop check”; “perm-desktop check --repair” puts"
            " right what can be put right without loss.",
        )


class CatalogRefusedError(UserError):
    """The file is not a catalog this version may write: foreign, newer or damaged."""

    exit_code = 2


class CatalogInUseError(UserError):
    """Another process holds the catalog for writing."""

    exit_code = 3
