"""What answers each question, by its number. One entry answers one more."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from perm_desktop.core.questions import attending, calling, people, standing
from perm_desktop.core.questions.asked import YEAR, Answer, Asked
from perm_desktop.core.questions.looked_at import looked_at
from perm_desktop.core.questions.registry import Question

ANSWERS: Mapping[int, Callable[[Asked], Answer]] = MappingProxyType(
    {
        1: attending.no_session,
        2: attending.unscheduled,
        3: standing.this_week,
        4: calling.above_thresholds,
        5: calling.support_and_ad_hoc,
        6: people.never_joined,
        7: people.gone_or_vacant,
        8: standing.without_attendance,
        10: calling.skipped,
        12: standing.beside_the_last,
        13: attending.if_needed,
        16: standing.changes,
    }
)


def answer(question: Question, asked: Asked) -> Answer:
    """Answer a question; of one cycle alone the year goes without saying."""
    found = ANSWERS[question.number](asked)
    found = found._replace(looked_at=looked_at(asked), day=asked.today)
    if len(asked.judged) > 1 or YEAR not in found.heads:
        return found
    place = found.heads.index(YEAR)
    lines = (
        line._replace(cells=line.cells[:place] + line.cells[place + 1 :]) for line in found.lines
    )
    heads = found.heads[:place] + found.heads[place + 1 :]
    return found._replace(heads=heads, lines=tuple(lines))
