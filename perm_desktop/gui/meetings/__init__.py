"""The list of meetings: groups, columns, facets, views, acts on many."""
