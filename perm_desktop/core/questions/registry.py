"""The questions by their number, in the liaison's words.

What answers them is in ``answers``, so that a menu can name them without it.
"""

from dataclasses import dataclass

from perm_desktop.core.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the liaison's words."""

    number: int
    title: str  # short, for menus and files
    words: str
    is_answered: bool = True  # else it has its place until there is what it asks about
    is_by_type: bool = False  # the answer can be kept to one meeting type
    is_since: bool = False  # it is about the time since a day
    is_beside: bool = False  # it needs the cycle before
    is_of_people: bool = False  # it needs the directory
    is_of_attendance: bool = False  # it needs who attended


QUESTIONS = (
    Question(
        1,
        "No session attended",
        "Which states attended none of the sessions, and when is the last chance?",
        is_by_type=True,
    ),
    Question(
        2,
        "Not scheduled yet",
        "Which required meetings are not yet scheduled for a state, by phase?",
        is_by_type=True,
    ),
    Question(
        3,
        "Due, late, unprepared",
        "What is due, late or unprepared this week?",
    ),
    Question(
        4,
        "Above 64/21 thresholds",
        "Which states are above the 64/21 thresholds, since when, how many calls, resolved?",
    ),
    Question(
        5,
        "Ad hoc calls on weekly support",
        "Which states are on weekly support and still have ad hoc calls planned?",
    ),
    Question(
        6,
        "Roles that never joined",
        "Which roles of a state have never joined a call?",
        is_of_people=True,
        is_of_attendance=True,
    ),
    Question(
        7,
        "Contacts gone or vacant",
        "Which contacts left or are vacant?",
        is_of_people=True,
    ),
    Question(
        8,
        "Held without attendance",
        "Which meetings were held without attendance?",
    ),
    Question(
        9,
        "Old open actions",
        "Which actions are open for more than 30 days, by owner?",
        is_answered=False,
    ),
    Question(
        10,
        "Series that skipped",
        "Which series skipped an interval?",
        is_by_type=True,
    ),
    Question(
        11,
        "What was said",
        "What did we say about a topic with a state, in all cycles?",
        is_answered=False,
    ),
    Question(
        12,
        "Beside the last cycle",
        "How does this cycle stand against the last at the same day?",
        is_beside=True,
    ),
    Question(
        13,
        "If needed: what happened",
        "What happened to the “if needed” webinars: held, not needed, undecided?",
        is_by_type=True,
    ),
    Question(
        14, "For a replacement", "What must I tell my replacement about a state?", is_answered=False
    ),
    Question(
        15, "Topics of the month", "Which states saw which topic of the month?", is_answered=False
    ),
    Question(
        16,
        "What changed",
        "What changed since I last opened, or since a day?",
        is_since=True,
    ),
)


def answerable() -> tuple[Question, ...]:
    """Return the questions that have an answer."""
    return tuple(question for question in QUESTIONS if question.is_answered)


def numbered(number: int) -> Question:
    """Return a question that has an answer, by its number. Raises NotFoundError."""
    for question in answerable():
        if question.number == number:
            return question
    known = ", ".join(f"{question.number}" for question in answerable())
    raise NotFoundError(f"There is no question {number}.", f"Ask one of {known}.")
