"""From frames seen on a screen to transitions and their gaps: pure functions, the same for every player.

A frame is what is damaged without a pause of 2 ms. It is distinct when some of the points looked at have another
colour than before: who shows the same picture twice has shown it once. A transition is a run of at least
`FEWEST` distinct frames with less than `PAUSE` between them. A cut is one frame and no transition. A gap is the
time between two distinct frames of one transition.
"""

import math
from typing import Iterable, NamedTuple, Sequence

FEWEST = 5     # frames that make a transition
PAUSE = 0.5    # seconds without a distinct frame that end one


class Frame(NamedTuple):
    time: float       # seconds, on the clock of time.monotonic()
    fingerprint: str  # of the points looked at
    colours: int      # how many different ones they have, about
    pixels: int       # damaged

    @staticmethod
    def parse(line: str) -> "Frame":
        microseconds, fingerprint, colours, pixels = line.split()
        return Frame(int(microseconds) / 1e6, fingerprint, int(colours), int(pixels))


class Motion(NamedTuple):
    """Some transitions together."""
    transitions: int
    frames_per_second: float
    gaps: list[float]  # milliseconds, sorted

    def percentile(self, part: float) -> float:
        """The smallest gap that `part` per cent of all gaps do not exceed, in milliseconds."""
        return self.gaps[math.ceil(len(self.gaps) * part / 100) - 1]


def distinct(frames: Iterable[Frame]) -> list[Frame]:
    kept: list[Frame] = []
    for frame in frames:
        if not kept or frame.fingerprint != kept[-1].fingerprint:
            kept.append(frame)
    return kept


def transitions(frames: Sequence[Frame]) -> list[list[Frame]]:
    runs: list[list[Frame]] = []
    for frame in distinct(frames):
        if runs and frame.time - runs[-1][-1].time < PAUSE:
            runs[-1].append(frame)
        else:
            runs.append([frame])
    return [run for run in runs if len(run) >= FEWEST]


def motion(runs: Sequence[Sequence[Frame]]) -> Motion | None:
    """None when there was no transition."""
    gaps = sorted(1000 * (after.time - before.time) for run in runs for before, after in zip(run, run[1:]))
    if not gaps:
        return None
    return Motion(len(runs), 1000 * len(gaps) / sum(gaps), gaps)
