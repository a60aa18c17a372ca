"""The coverage of cycles as a grid of states and meeting types.

    judged   what the grid is made from, and what becomes of each obligation in a few words
    grid     rows, columns and totals
    sieve    what of the grid is wanted: all, what needs attention, what is due, by phase or host
    heads    heads of narrow columns, and how often a type is owed
    why      one cell explained: its rule, its evidence and its parts
    acts     what would settle it

Pure values; the window paints them and files write them.
"""
