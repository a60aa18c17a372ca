"""Numbers of things in words."""


def counted(count: int, noun: str = "meeting") -> str:
    """ "1 meeting", "1,486 meetings"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
