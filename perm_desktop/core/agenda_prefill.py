"""Agenda items out of what a meeting is for, and the minutes they may take.

The purposes of the catalog are prose: sentences that announce what a meeting "will" do. What
they announce becomes items; who hosts, when it is held and how a host prepares is left out.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perm_desktop.core.meetings import AgendaItem

TITLE_MOST = 200  # characters; a longer sentence is no title
_STEP, _LEAST, _MOST = 5, 5, 30  # minutes of one proposed item
_FIXED = 10  # minutes of an item that does not come from the purpose

_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_ABBREVIATED = re.compile(r"\b(e\.g|i\.e|etc|vs|approx|incl)\.", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?:i\.e|e\.g)\b[^)]*\)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])")
# Sentences about the meeting itself rather than about what is talked of there.
_ABOUT = re.compile(
    r"^only held\b|\bwill be held\b|\bshall\b|\bcalls can occur\b|\bif you are interested\b",
    re.IGNORECASE,
)
_VERBS = (
    "ask|collect|communicate|complete|confirm|describe|determine|discuss|ensure|explain|highlight"
    "|identify|introduce|mitigate|outline|prepare|present|provide|respond|review|share|suggest"
    "|update"
)
_VERB = rf"(?:{_VERBS})(?:e?s)?\b"
_METHODS = re.compile(r"(PERM\+|PERM Plus|Routine PERM|Routine)\s*:\s*")
_IS_PLUS = re.compile(r"PERM\+|PERM Plus")
# What leads up to a list of matters.
_LIST_LEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:the |our )?agenda (?:items )?(?:will )?(?:includes?|covers?|is|are)\s*:?\s*",
        r"^(?:topics|items)(?: are| include)?\s*:\s*",
        r"^.*\b(?:engage in|holds?) [^.]*?\bcovering\s+",
    )
)
# What leads up to the matter; the first that fits is cut off, the rest of the clause stays.
_LEAD_INS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^.*\bhost different meetings for each submission methodology:\s*",
        r"^.*\bassist states in\s+",
        r"^.*\bto (?=(?:address|facilitate)\b)",
        r"^(?:this|these|the) [\w/ -]*?\b(?:is|are) a discussion of\s+",
        r"^(?:this|these|the) [\w/ -]*?\b(?:is|are) [^.]*?\bto (?=" + _VERB + ")",
        r"^during the (?:calls?|meetings?),\s*",
        r"^states will be asked to\s+",
        r"^(?:this|these|the) (?:\w+ ){1,3}?(?:will )?(?=" + _VERB + ")",
        r"^[\w -]*?\b(?:sessions|calls|processes)\b[\w ]*? to (?=" + _VERB + ")",
        r"^to (?=" + _VERB + ")",
    )
)
_ANNOUNCES = re.compile(rf"(?:{_VERB}|states present)", re.IGNORECASE)
_NEXT_VERB = re.compile(rf",?\s+and\s+(?={_VERB}|have a forum)|,\s+(?={_VERB})", re.IGNORECASE)
_ALONG = re.compile(r"\s+along with\s+|,?\s+and have a forum to ", re.IGNORECASE)
_LISTS = tuple(
    (re.compile(pattern, re.IGNORECASE), prefix)
    for pattern, prefix in (
        (r"^provides? updates to the states on\s+", "Update: "),
        (r"^provides? states with (?!an opportunity)(?:an? )?", ""),
        (r"^ask questions related to (?:their states['’]\s+)?", ""),
        (r"^discussion of\s+", ""),
    )
)
_COMMAS = re.compile(r",\s+and\s+|,\s+", re.IGNORECASE)
_WORDINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"^provides? states with an opportunity to ask questions about\s+", "Questions about "),
        (r"^provides? (?:an |a )?overview to states about\s+", "Overview of "),
        (r"^provides? (?:an? |the )?", ""),
        (r"^(?:discuss(?:es)?|address|facilitate|describes?|communicate)\s+(?:an? )?", ""),
        (r"^respond to\s+", ""),
        (r"^ensure states are aware of\s+", ""),
        (r"^ask questions\b", "Questions"),
        (r"^prepare states (?=for\b)", "Prepare "),
        (r"^(outline|highlight|suggest|introduce|identify|present|review|update)s?\b", r"\1"),
        (r"^(?:and|any|the answers to any)\s+", ""),
        (r"^identification of\s+", ""),
        (r"^an?\s+", ""),
    )
)


class Proposal(NamedTuple):
    """Items for an empty agenda, and where they come from in a few words."""

    items: tuple[AgendaItem, ...]
    origin: str

    @property
    def words(self) -> str:
        """ "5 items from the purpose" """
        count = len(self.items)
        return f"{count} item{'' if count == 1 else 's'} from {self.origin}"


def titles_from_purpose(purpose: str, *, perm_plus: bool | None = None) -> list[str]:
    """Return the items that a purpose announces; none where it announces nothing.

    Lists that a liaison wrote, one a line or after "agenda includes", are taken as they are.
    ``perm_plus`` keeps what is for states of one methodology; None keeps both.
    """
    lines = [line for line in purpose.splitlines() if line.strip()]
    if len(lines) > 1 or any(_BULLET.match(line) for line in lines):
        written = (_titled(_BULLET.sub("", line)) for line in lines)
        return _kept(title for title in written if not title.endswith(":"))
    found: list[str] = []
    for sentence in _sentences(purpose):
        if not _ABOUT.search(sentence):
            found += _from_sentence(sentence, perm_plus=perm_plus)
    return _kept(found)


def shared_minutes(total: int, taken: int, count: int) -> int:
    """Return what each of some items may take of a meeting, in steps of five minutes."""
    if count == 0:
        return 0
    share = (total - taken) // count // _STEP * _STEP
    return min(max(share, _LEAST), _MOST)


def from_purpose(titles: Sequence[str], total: int, taken: int, host: str) -> list[AgendaItem]:
    """Return titles as items that share what others leave of the meeting's time."""
    minutes = shared_minutes(total, taken, len(titles))
    return [AgendaItem(0, title, minutes, host, "") for title in titles]


def topic_item(topic: str) -> AgendaItem:
    """Return the item of the month's topic."""
    return AgendaItem(0, f"Topic of the month: {topic}", 15, "", "")


def carried_item(day: str, open_points: Sequence[str]) -> AgendaItem:
    """Return one item for what was left open the last time, each point a check box."""
    notes = "\n".join(f"[ ] {point}" for point in open_points)
    return AgendaItem(0, f"Open from {day}", _FIXED, "", notes)


def _sentences(purpose: str) -> list[str]:
    """Sentences without asides; the full stop of an abbreviation ends none."""
    text = _ASIDE.sub("", " ".join(purpose.split()))
    guarded = _ABBREVIATED.sub(lambda found: found[0].replace(".", "\0"), text)
    return [part.replace("\0", ".").rstrip(".!? ") for part in _SENTENCE.split(guarded)]


def _from_sentence(sentence: str, *, perm_plus: bool | None) -> list[str]:
    method = _METHODS.match(sentence)
    if method:
        is_plus = bool(_IS_PLUS.match(method[1]))
        if perm_plus is not None and is_plus is not perm_plus:
            return []
        return _from_clauses(sentence[method.end() :])
    if (rest := _after(_LIST_LEADS, sentence)) is not None:
        return _listed(rest)
    rest = _after(_LEAD_INS, sentence)
    if rest is not None and _METHODS.match(rest):
        return _from_sentence(rest, perm_plus=perm_plus)
    if rest is None and not _ANNOUNCES.match(sentence):
        return []
    return _from_clauses(sentence if rest is None else rest)


def _after(patterns: Sequence[re.Pattern[str]], sentence: str) -> str | None:
    """What follows the first lead-in that fits; None when none does."""
    for pattern in patterns:
        if (found := pattern.match(sentence)) is not None and found.end():
            return sentence[found.end() :]
    return None


def _from_clauses(text: str) -> list[str]:
    """Split where another matter begins: at semicolons, and before a verb of announcement."""
    clauses = [
        clause
        for part in re.split(r";\s*(?:and\s+)?", text)
        for half in _ALONG.split(part)
        for clause in _NEXT_VERB.split(half)
    ]
    return [title for clause in clauses for title in _from_clause(clause.strip())]


def _from_clause(clause: str) -> list[str]:
    for pattern, prefix in _LISTS:
        rest = pattern.sub("", clause, count=1)
        if rest != clause:
            return [_prefixed(prefix, title) for title in _listed(rest)]
    return [_titled(clause)] if clause else []


def _prefixed(prefix: str, title: str) -> str:
    return f"{prefix}{re.sub('^The ', '', title)}" if prefix else title


def _listed(text: str) -> list[str]:
    """Items of a list in a sentence; a comma within brackets parts nothing."""
    parts = re.split(r";\s*(?:and\s+)?", text) if ";" in text else _outside_brackets(text)
    return [_titled(part) for part in parts if part.strip()]


def _outside_brackets(text: str) -> list[str]:
    held = re.sub(r"\([^)]*\)", lambda found: found[0].replace(",", "\0"), text)
    return [part.replace("\0", ",") for part in _COMMAS.split(held)]


def _titled(clause: str) -> str:
    text = clause.strip().rstrip(".,;")
    for pattern, replacement in _WORDINGS:
        text = pattern.sub(replacement, text, count=1)
    return text[:1].upper() + text[1:]


def _kept(titles: Iterable[str]) -> list[str]:
    """Each title once, none of them empty or a whole paragraph."""
    return [title for title in dict.fromkeys(titles) if title and len(title) <= TITLE_MOST]
