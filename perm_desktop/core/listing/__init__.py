"""Rules of the meetings list: groups, facets, search, order, saved views."""
