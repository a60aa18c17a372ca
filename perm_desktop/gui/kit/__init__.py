"""Widgets, models and delegates that several rooms of the window share."""
