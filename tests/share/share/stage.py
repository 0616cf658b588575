"""A waiting room with everything in it: office, mount, wall and player, and what a case needs to tell."""

import re
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from share.office import CannotMount, Mount, Office
from share.pictures import COLOURS, DECK, png, slide
from share.player import Player
from share.wall import Look, Wall

PICTURE = (1280, 720)
PATIENCE = 30.0


class Failed(Exception):
    """What was expected and not seen."""


class NotHere(Exception):
    """Why a case cannot be tried on this machine."""


class Stage:
    def __init__(self, program: Path):
        self.program = program
        self.office = Office()
        try:
            self.mount = Mount(self.office)
        except CannotMount:
            self.office.close()
            raise
        self.wall = Wall()
        self.state = Path(tempfile.mkdtemp(prefix="slidewell-state-"))
        self.log = self.state / "log"
        self.player: Player | None = None
        self.edition = 0  # that the case began with
        self.ended = 0.0
        self.absences: list[tuple[float, float]] = []  # from when to when no player ran

    def close(self) -> None:
        self.kill()
        self.mount.unmount()
        self.office.close()
        self.wall.close()
        shutil.rmtree(self.state, ignore_errors=True)

    # --- the deck

    def paint(self, colour: str) -> bytes:
        return png(COLOURS[colour], *PICTURE)

    def put_slide(self, number: int, colour: str) -> float:
        self.office.put(f"{colour}.png", self.paint(colour))
        return self.office.put(f"{number}-{colour}.xml", slide(f"{colour}.png"))

    def put_changed(self, name: str, content: bytes) -> None:
        if self.office.read(name) != content:
            self.office.put(name, content)

    def reset(self, *colours: str) -> None:
        """A fresh round of these, all of them seen."""
        for old in list(self.office.share.iterdir()):
            if old.is_file() and not old.name.startswith("STATUS"):
                wanted = [f"{10 * (i + 1)}-{colour}.xml" for i, colour in enumerate(colours)]
                if old.suffix == ".xml" and old.name not in wanted + ["deck.xml"]:
                    old.unlink()
        self.put_changed("deck.xml", DECK)
        for i, colour in enumerate(colours):
            self.put_changed(f"{colour}.png", self.paint(colour))
            self.put_changed(f"{10 * (i + 1)}-{colour}.xml", slide(f"{colour}.png"))
        for old in list(self.office.share.glob("*.png")) + list(self.office.share.glob("UNDO*")):
            if old.stem not in colours:
                old.unlink()
        if self.player is None or not self.player.alive:
            self.start()
        self.expect_round(*colours)
        self.edition = self.told_edition()

    # --- the player

    def start(self, library: Path | None = None) -> None:
        self.player = Player(self.program, self.wall, self.mount.point, library or self.state / "library", self.log)
        self.absences.append((self.ended, self.player.begun))

    def stop(self) -> float:
        """Ends the player politely; tells how many seconds that took."""
        self.ended = time.monotonic()
        return self.player.stop()

    def kill(self) -> None:
        if self.player is None:
            return
        self.ended = time.monotonic()
        self.player.kill()

    def restart(self) -> None:
        self.kill()
        self.start()

    # --- what was seen

    def expect(self, name: str, since: float, patience: float = PATIENCE) -> float:
        at = self.wall.wait_for(lambda look: look.name == name, since, patience)
        if at is None:
            raise Failed(f"{name} was not seen within {patience:.0f} s")
        return at

    def expect_long(self, name: str, seconds: float) -> None:
        """It comes on, and its next time on the wall lasts at least as long."""
        begun = time.monotonic()
        while time.monotonic() < begun + PATIENCE:
            last = self.wall.looks[-1]
            if last.name == name and last.time > begun and time.monotonic() - last.time >= seconds:
                return
            time.sleep(0.02)
        raise Failed(f"{name} did not stay for {seconds:.0f} s")

    def expect_round(self, *names: str) -> float:
        """All of these in this order, and nothing else between them, beginning with any."""
        begun = time.monotonic()
        rounds = [[*names[first:], *names[:first]] for first in range(len(names))]
        while time.monotonic() < begun + 2 * PATIENCE:
            if self.wall.names_since(begun)[1:][-len(names):] in rounds:
                return time.monotonic()
            time.sleep(0.2)
        raise Failed(f"the round {' '.join(names)} was not seen, but {' '.join(self.wall.names_since(begun))}")

    def expect_never(self, name: str, since: float) -> None:
        if name in self.wall.names_since(since)[1:]:
            raise Failed(f"{name} was seen")

    def expect_whole(self, since: float) -> None:
        broken = self.wall.broken_since(since)
        if broken:
            look = broken[0]
            raise Failed(f"half a picture was seen, {look.time - since:.1f} s into the case, for "
                         f"{1000 * (look.until - look.time):.0f} ms: {dict(Counter(look.points))}")
        for look in self.wall.since(since)[1:]:
            if look.black and not self.is_off(look.time):
                raise Failed(f"the screen was black, {look.time - since:.1f} s into the case")

    def is_off(self, moment: float) -> bool:
        """Whether nothing played then, or had only just been started."""
        return any(ended <= moment and not any(begun <= look.time <= moment and look.name for look in self.wall.since(begun))
                   for ended, begun in self.absences)

    def slowest_frame(self, since: float) -> float:
        """The longest time, in ms, between two looks inside a fade."""
        looks = self.wall.since(since)
        gaps = [after.time - look.time for look, after in zip(looks, looks[1:]) if fading(look)]
        return 1000 * max(gaps, default=0.0)

    def receipt(self) -> str:
        return self.office.read("STATUS.txt").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")

    def strangers(self) -> list[str]:
        """What lies in the folder and neither the office nor a receipt has put there."""
        ours = re.compile(r"[\w-]+\.(png|xml)|UNDO.*|\.?STATUS\.(html|txt)(\.part)?")
        return [path.name for path in self.office.share.iterdir() if not ours.fullmatch(path.name)]

    def told_edition(self) -> int:
        told = re.search(r"^Edition (\d+) ", self.receipt(), re.MULTILINE)
        return int(told.group(1)) if told else 0

    def expect_receipt(self, pattern: str, patience: float = PATIENCE) -> str:
        begun = time.monotonic()
        while time.monotonic() < begun + patience:
            for line in paragraphs(self.receipt()):
                if re.search(pattern, line, re.IGNORECASE):
                    return line
            time.sleep(0.2)
        raise Failed(f"the receipt does not say {pattern!r}:\n{self.receipt()}")

    def expect_news(self, pattern: str) -> str:
        """The receipt says so of another edition than the one that the case began with."""
        begun = time.monotonic()
        while self.told_edition() <= self.edition:
            if time.monotonic() > begun + PATIENCE:
                raise Failed(f"the receipt still speaks of edition {self.edition}")
            time.sleep(0.2)
        return self.expect_receipt(pattern)


def fading(look: Look) -> bool:
    return look.whole and not look.name


def paragraphs(text: str) -> list[str]:
    """Lines that were broken to fit a page, put together; headings stand alone."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n[=-]+\n", text)]
