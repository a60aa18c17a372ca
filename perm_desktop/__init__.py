"""PERM Desktop: plan, track and prove every meeting of a Payment Error Rate Measurement cycle."""

__version__ = "0.1.0"
