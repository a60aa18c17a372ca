"""The states in which a disk may be found after a power cut, as folders to open."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.safety.power import Disk
from tests.safety.recording import Event


def states(
    disk: Disk, events: list[Event], count: int, seed: int
) -> Iterator[tuple[dict[str, bytes], list[str]]]:
    """Found files and what was said before the cut, at moments all over the recording.

    The last moment is always among them: a long recording would often miss its end.
    """
    chance = random.Random(seed)
    moments = [*sorted(chance.choices(range(len(events) + 1), k=count - 1)), len(events)]
    done = 0
    for moment in moments:
        for event in events[done:moment]:
            disk.apply(event)
        done = moment
        yield disk.after_power_cut(chance), "".join(disk.said).splitlines()


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a state into a new folder."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
