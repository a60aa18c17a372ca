"""The roll call: states in large lines, marked by one key each."""
