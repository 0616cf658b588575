"""The screen on the wall: an Xvfb, and a witness that looks at it two hundred times a second."""

import bisect
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from share.pictures import COLOURS, Colour

LOOK_EVERY = 0.005
BLINK = 0.002  # when looking takes longer, the screen may have changed meanwhile
LONGEST_COPY = 0.05  # of a frame, while the machine is busy
FRAME = 1 / 60
COLUMNS, ROWS = 8, 6


class Look(NamedTuple):
    """What was seen from `time` (of time.monotonic()) on, and still at `until`."""
    time: float
    points: tuple[Colour, ...]
    until: float

    @property
    def whole(self) -> bool:
        """True when every point has the same colour, as in each of the slides and in a fade between two."""
        return len(set(self.points)) == 1

    @property
    def name(self) -> str:
        """The slide that stands there alone; "" during a fade or when it is none of ours."""
        for name, colour in COLOURS.items():
            if self.whole and all(abs(a - b) <= 1 for a, b in zip(colour, self.points[0])):
                return name
        return ""

    @property
    def black(self) -> bool:
        return self.whole and max(self.points[0]) < 10


def torn(before: Look, look: Look, after: Look) -> bool:
    """True when a part of it was there already and the rest stayed, for a moment: two frames, both whole. Where the
    witness was kept from looking for longer than a frame, it has not seen the one before or after alone."""
    colours = set(look.points)
    was_there = bool(colours & set(before.points)) or look.time - before.until > FRAME
    stays = bool(colours & set(after.points)) or after.time - look.until > FRAME
    return len(colours) == 2 and was_there and stays and look.until - look.time < LONGEST_COPY


class Wall:
    def __init__(self, width: int = 1280, height: int = 720):
        self._folder = Path(tempfile.mkdtemp(prefix="slidewell-wall-"))
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-fbdir", str(self._folder),
             "-nolisten", "tcp", "-nocursor", "-noreset"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.display = f":{self._server.stdout.readline().strip()}"
        self.looks: list[Look] = []
        self._open(width, height)
        self._ended = threading.Event()
        self._witness = threading.Thread(target=self._watch, daemon=True)
        self._witness.start()

    def close(self) -> None:
        self._ended.set()
        self._witness.join()
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def since(self, moment: float) -> list[Look]:
        """The looks from then on; the first is the one that stood at that moment."""
        return self.looks[max(0, bisect.bisect_right(self.looks, moment, key=lambda look: look.time) - 1):]

    def names_since(self, moment: float) -> list[str]:
        """The slides that stood there, in order, without those passing by."""
        names: list[str] = []
        for look in self.since(moment):
            if look.name and (not names or names[-1] != look.name):
                names.append(look.name)
        return names

    def wait_for(self, what, since: float, patience: float) -> float | None:
        """When `what` was first true of a look after `since`; nothing when it never was."""
        while True:
            for look in self.since(since):
                if look.time >= since and what(look):
                    return look.time
            if time.monotonic() > since + patience:
                return None
            time.sleep(0.01)

    def broken_since(self, moment: float) -> list[Look]:
        """Looks at what is no slide, no fade and no frame that was just being copied to the screen."""
        looks = self.since(moment)
        return [look for before, look, after in zip(looks, looks[1:], looks[2:])
                if not look.whole and not torn(before, look, after)]

    def _open(self, width: int, height: int) -> None:
        path = self._folder / "Xvfb_screen0"
        with open(path, "rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        size, pitch, colours = header[0], header[12], header[19]
        start = size + colours * 12
        self._offsets = [
            start + (2 * row + 1) * height // (2 * ROWS) * pitch + (2 * column + 1) * width // (2 * COLUMNS) * 4
            for row in range(ROWS) for column in range(COLUMNS)]

    def _watch(self) -> None:
        due = time.monotonic()
        while not self._ended.is_set():
            now = time.monotonic()
            points = tuple(self._colour(offset) for offset in self._offsets)
            if time.monotonic() - now > BLINK:
                continue
            if not self.looks or self.looks[-1].points != points:
                self.looks.append(Look(now, points, now))
            else:
                self.looks[-1] = self.looks[-1]._replace(until=now)
            due = max(due + LOOK_EVERY, now)
            time.sleep(max(0.0, due - time.monotonic()))

    def _colour(self, offset: int) -> Colour:
        blue, green, red = self._memory[offset:offset + 3]
        return Colour(red, green, blue)
