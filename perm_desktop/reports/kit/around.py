"""Blocks around a block, which say where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.strips import Strip
from perm_desktop.reports.kit.structure import Element
from perm_desktop.reports.kit.text import Printable


@dataclass(frozen=True, slots=True)
class Spaced:
    """A block with room of its own above it."""

    block: Block
    before: float

    def said(self) -> Iterator[Printable]:
        """What the block says."""
        return self.block.said()

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The block's, the first one further down."""
        first, *rest = self.block.strips(parent, left, width)
        return [replace(first, before=self.before), *rest]


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that stands on the page on which what follows begins."""

    block: Block

    def said(self) -> Iterator[Printable]:
        """What the block says."""
        return self.block.said()

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The block's, kept with the next."""
        return [replace(strip, keep=True) for strip in self.block.strips(parent, left, width)]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that begin a new page rather than be parted by the end of one."""

    blocks: tuple[Block, ...]

    def said(self) -> Iterator[Printable]:
        """What the blocks say, one after the other."""
        return chain.from_iterable(block.said() for block in self.blocks)

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The blocks', all but the last kept with the next."""
        found = [strip for block in self.blocks for strip in block.strips(parent, left, width)]
        return [*(replace(strip, keep=True) for strip in found[:-1]), *found[-1:]]
