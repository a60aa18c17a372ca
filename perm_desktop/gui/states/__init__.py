"""The States page: one state across its cycles."""
