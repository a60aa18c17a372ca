"""The review of a cycle: figures that are lists, so that a number never differs from its list.

    figures    what a review consists of
    outcomes   what became of every meeting for every state
    build      a review from the facts of a cycle and what follows from them
    totals     what is owed, by phase, host and state
    series_figures, session_figures, difference_figures   the kinds that need more than a status
    hosts      planned, held, moved and cancelled, by host
    exceptions what was not done, or not as planned, with the reason
    exception_looks   how that is shown and counted
    comparing  two cycles at the same day of the cycle

Everything here is pure: the same facts and the same moment give the same review.
"""
