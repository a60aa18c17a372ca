"""People and the posts they hold: who is expected at a meeting, on its day."""
