"""Where two texts differ, and how long Qt takes one to be."""


def same_start(first: str, second: str) -> int:
    """Return how many characters two texts have in common from their start.

    Halves the range instead of walking it, because comparing slices is fast and notes are long.
    """
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def same_end(first: str, second: str) -> int:
    """Return how many characters two texts have in common at their end."""
    return same_start(first[::-1], second[::-1])


def units(text: str) -> int:
    """Return a length as Qt counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
