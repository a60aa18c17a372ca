"""Dialogs that plan, shift, suspend and change series."""
