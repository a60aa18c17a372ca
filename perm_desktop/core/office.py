"""Names that documents and files bear: the program's, the office's (never a person's), ours."""

PROGRAM = "Payment Error Rate Measurement (PERM)"
OFFICE = "Centers for Medicare & Medicaid Services"
TOOL = "PERM Desktop"
