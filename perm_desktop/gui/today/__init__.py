"""The Today page: the day's worklist and what is ahead."""
