"""The names that the commands of the questions have, and their words in a menu."""

from types import MappingProxyType

from perm_desktop.core.questions.registry import Question, answerable

# the letter of each title that is its mnemonic; no two are the same
_LETTERS = MappingProxyType(
    {
        1: "N",
        2: "s",
        3: "D",
        4: "6",
        5: "w",
        6: "R",
        7: "g",
        8: "a",
        10: "k",
        12: "B",
        13: "I",
        16: "c",
    }
)


def command_of(question: Question) -> str:
    """The name of the command that asks a question."""
    return f"question_{question.number}"


def menu_texts() -> list[tuple[str, str]]:
    """Name and text of each question's command."""
    return [(command_of(each), _text(each)) for each in answerable()]


def _text(question: Question) -> str:
    letter = _LETTERS.get(question.number, "")
    return question.title.replace(letter, f"&{letter}", 1) if letter else question.title
