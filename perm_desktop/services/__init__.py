"""Use cases: one function for each thing the liaison does, each write in one edit. No Qt."""
