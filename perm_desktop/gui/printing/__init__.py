"""Printing: what is chosen, how it will look, and how it gets to a printer or a file."""
