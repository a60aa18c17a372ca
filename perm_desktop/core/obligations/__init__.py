"""Obligations: what each state owes or is owed in a cycle, computed and never stored.

    status    the closed list of statuses, and an obligation with its why and its evidence
    facts     what is known of a cycle: meetings, attendance, decisions, triggers, pauses
    differences  how far universes are from Forms CMS-64 and CMS-21, and what is above a threshold
    chances   meetings of one type for one state, sorted by what became of them
    once, sessions, needed, series, triggered   the kinds of obligations
    engine    all states and types of a cycle in one pass
    deadline_rules, deadlines   days by which something is to be done, and where they come from

Everything here is a pure function of the facts and the moment they are looked at.
"""
