"""Questions that a liaison asks of the cycles, each with its answer as a table.

    asked      what answers are made from, and what they are made of
    attending  who attended, what is not scheduled, what was decided
    calling    series, support, differences
    people     roles that never came, posts that are vacant
    standing   this week, records, two cycles side by side, what changed
    registry   the questions by their number, in words
    answers    what answers each of them

Everything here is a pure function of what is known at the moment it is asked.
"""
