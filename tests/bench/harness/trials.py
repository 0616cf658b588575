"""What is measured of slidewell alone: long decks, heavy photos, other transitions, a folder that fills, drift, the real
deck."""

import os
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, NamedTuple

from harness.frames import Motion
from harness.players import Player, playing
from harness.process import sleep_until
from harness.scenes import BETWEEN, Memory, Stage, await_content, memory_of, runs_after, seen_motion

COPIED_FILES = 500
COPIED_BYTES = 3_000_000


READING = 10.0  # seconds in which the whole folder is read once, after the start


class Growth(NamedTuple):
    """A deck in which only the number of slides differs."""
    memory: Memory
    cpu_per_transition: float  # seconds, with the painting of the next slide


class Everyday(NamedTuple):
    """A deck as a clinic plays it."""
    content: float  # seconds
    memory: Memory
    cpu: float
    seconds: float


def growth(player: Player, stage: Stage, seconds: float) -> Growth | None:
    """Nothing when no transition was seen."""
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        shown = await_content(stage, tree)
        early = memory_of(tree, shown + READING)
        cpu = tree.cpu_seconds()
        later = memory_of(tree, shown + READING + seconds)
        cpu = tree.cpu_seconds() - cpu
        runs = runs_after(stage, shown + READING)
    time.sleep(BETWEEN)
    return Growth(Memory(later.median, max(early.peak, later.peak)), cpu / len(runs)) if runs else None


def moving(player: Player, stage: Stage, seconds: float) -> Motion | None:
    """All that moves on the screen in that time."""
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        shown = await_content(stage, tree)
        sleep_until(tree.begun + seconds)
        result = seen_motion(stage, shown)
    time.sleep(BETWEEN)
    return result


@contextmanager
def copying_into(folder: Path, seconds: float) -> Iterator[None]:
    """Meanwhile, files come into the folder one after another, evenly over that time."""
    ended = threading.Event()
    original = folder.with_name("copied")
    original.write_bytes(os.urandom(COPIED_BYTES))
    targets = [folder / f"copied-{number:03}.jpg" for number in range(COPIED_FILES)]

    def copy() -> None:
        begun = time.monotonic()
        for number, target in enumerate(targets):
            if ended.wait(max(0.0, begun + seconds * number / COPIED_FILES - time.monotonic())):
                return
            shutil.copyfile(original, target)

    copier = threading.Thread(target=copy)
    copier.start()
    try:
        yield
    finally:
        ended.set()
        copier.join()
        for target in targets:
            target.unlink(missing_ok=True)


def everyday(player: Player, stage: Stage, seconds: float) -> Everyday:
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        shown = await_content(stage, tree)
        seen = memory_of(tree, tree.begun + seconds)
        return Everyday(shown - tree.begun, seen, tree.cpu_seconds(), seconds)
