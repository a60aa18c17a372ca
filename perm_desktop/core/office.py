"""Whose program this is, as documents and files name it: an office, never a person."""

PROGRAM = "Payment Error Rate Measurement (PERM)"
OFFICE = "Centers for Medicare & Medicaid Services"
