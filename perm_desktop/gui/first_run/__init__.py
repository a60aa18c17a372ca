"""The welcome page and the three steps to a planned cycle."""
