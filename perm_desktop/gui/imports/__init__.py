"""What comes in from files of others: looked at first, then taken in as one step."""
