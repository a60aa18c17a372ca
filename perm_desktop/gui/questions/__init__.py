"""Questions about the cycles, each answered at once as a table."""
