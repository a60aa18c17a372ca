"""What an office prints at the head of its papers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office's lines, its name first, and its logo with the words that stand for it."""

    lines: tuple[str, ...] = ()
    logo: bytes = b""  # a PNG or JPEG file; empty for none
    logo_alt: str = ""  # said in place of the logo

    @property
    def office(self) -> str:
        """The office's name: the author of its papers; empty while none is set."""
        return self.lines[0] if self.lines else ""
