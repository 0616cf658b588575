"""A waiting room with everything in it: office, mount, wall and player, and what a case needs to tell."""

import re
import tempfile
import time
from pathlib import Path

from share.office import Mount, Office
from share.pictures import COLOURS, DECK, png, slide
from share.player import Player
from share.wall import Look, Wall

PICTURE = (1280, 720)
PATIENCE = 30.0


class Failed(Exception):
    """What was expected and not seen."""


class Stage:
    def __init__(self, program: Path):
        self.program = program
        self.office = Office()
        self.mount = Mount(self.office)
        self.wall = Wall()
        self.state = Path(tempfile.mkdtemp(prefix="slidewell-state-"))
        self.player: Player | None = None

    def close(self) -> None:
        if self.player is not None:
            self.player.kill()
        self.mount.unmount()
        self.office.close()
        self.wall.close()

    # --- the deck

    def paint(self, colour: str) -> bytes:
        return png(COLOURS[colour], *PICTURE)

    def put_slide(self, number: int, colour: str) -> float:
        self.office.put(f"{colour}.png", self.paint(colour))
        return self.office.put(f"{number}-{colour}.xml", slide(f"{colour}.png"))

    def reset(self, *colours: str) -> None:
        """A fresh round of these, all of them seen."""
        for old in list(self.office.share.iterdir()):
            if old.is_file() and not old.name.startswith("STATUS"):
                wanted = [f"{10 * (i + 1)}-{colour}.xml" for i, colour in enumerate(colours)]
                if old.suffix == ".xml" and old.name not in wanted + ["deck.xml"]:
                    old.unlink()
        self.office.put("deck.xml", DECK)
        for i, colour in enumerate(colours):
            self.put_slide(10 * (i + 1), colour)
        for old in list(self.office.share.glob("*.png")) + list(self.office.share.glob("UNDO*")):
            if old.stem not in colours:
                old.unlink()
        if self.player is None:
            self.start()
        self.expect_round(*colours)

    # --- the player

    def start(self) -> None:
        self.player = Player(self.program, self.wall, self.mount.point, self.state)

    def restart(self) -> None:
        self.player.kill()
        self.start()

    # --- what was seen

    def expect(self, name: str, since: float, patience: float = PATIENCE) -> float:
        at = self.wall.wait_for(lambda look: look.name == name, since, patience)
        if at is None:
            raise Failed(f"{name} was not seen within {patience:.0f} s")
        return at

    def expect_round(self, *names: str) -> float:
        """These, in this order, and nothing else, from some moment on."""
        begun = time.monotonic()
        wanted = " ".join(names)
        while time.monotonic() < begun + 2 * PATIENCE:
            seen = self.wall.names_since(begun)[1:]
            if wanted in " ".join(seen[-2 * len(names):]) and set(seen[-len(names):]) == set(names):
                return time.monotonic()
            time.sleep(0.2)
        raise Failed(f"the round {wanted} was not seen, but {' '.join(self.wall.names_since(begun))}")

    def expect_never(self, name: str, since: float) -> None:
        if name in self.wall.names_since(since)[1:]:
            raise Failed(f"{name} was seen")

    def expect_whole(self, since: float) -> None:
        broken = self.wall.broken_since(since)
        if broken:
            raise Failed(f"half a picture was seen, {broken[0].time - since:.1f} s into the case")
        if any(look.black for look in self.wall.since(since)[1:]):
            raise Failed("the screen was black")

    def slowest_frame(self, since: float) -> float:
        """The longest time, in ms, between two looks inside a fade."""
        looks = self.wall.since(since)
        gaps = [after.time - look.time for look, after in zip(looks, looks[1:]) if fading(look)]
        return 1000 * max(gaps, default=0.0)

    def receipt(self) -> str:
        return self.office.read("STATUS.txt").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")

    def expect_receipt(self, pattern: str, patience: float = PATIENCE) -> str:
        begun = time.monotonic()
        while time.monotonic() < begun + patience:
            for line in paragraphs(self.receipt()):
                if re.search(pattern, line, re.IGNORECASE):
                    return line
            time.sleep(0.2)
        raise Failed(f"the receipt does not say {pattern!r}:\n{self.receipt()}")


def fading(look: Look) -> bool:
    return look.whole and not look.name


def paragraphs(text: str) -> list[str]:
    """Lines that were broken to fit a page, put together."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
