"""Printed documents: what each one says is gathered here and laid out in ``reports``.

Gathering reads the catalog and ends in a ``Paper``; laying out and writing need no catalog and
run on any thread.
"""
