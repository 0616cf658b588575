"""How long it takes from the end of a copy to the new pixels on the wall."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from share.pictures import DECK, slide
from share.player import Player
from share.stage import Failed, Stage

MANY = 10_000
COLOURS = ("red", "green", "blue", "amber", "violet", "cyan")


class Latency(NamedTuple):
    what: str
    seconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def worst(self) -> float:
        return max(self.seconds)


def seen_after(stage: Stage, moment: float, colour: str) -> float:
    """From then until the first pixel that is on its way to that colour."""
    before = stage.wall.since(moment)[0].points[0]
    at = stage.wall.wait_for(lambda look: look.points[0] != before, moment, 20)
    if at is None:
        raise Failed(f"{colour} was not seen within 20 s")
    stage.expect(colour, moment)
    return at - moment


def of_changes(stage: Stage, what: str, count: int, put: Callable[[str, bytes], float]) -> Latency:
    """Each time, the picture of the only slide is another."""
    seconds = []
    for number in range(count):
        colour = COLOURS[(number + 1) % len(COLOURS)]
        time.sleep(1 + number * 0.37 % 1)  # at all phases of the looks into the folder
        done = put("one.png", stage.paint(colour))
        seconds.append(seen_after(stage, done, colour))
    return Latency(what, seconds)


def of_deletions(stage: Stage, count: int) -> Latency:
    """Each time, the slide on air is deleted."""
    seconds = []
    for number in range(count):
        stage.office.put("two.png", stage.paint("green"))
        stage.office.put("two.xml", slide("two.png", 3))
        time.sleep(0.37 * number % 1)
        stage.expect("green", time.monotonic())
        gone = stage.office.delete("two.xml")
        at = stage.wall.wait_for(lambda look: look.name != "green", gone, 20)
        if at is None:
            raise Failed("the deleted slide stayed")
        seconds.append(at - gone)
    return Latency("delete the slide on air, mounted share", seconds)


def local(stage: Stage, count: int) -> list[Latency]:
    """The same with a folder on the player's own disk; and with very many other files in it."""
    folder = Path(tempfile.mkdtemp(prefix="slidewell-local-"))
    state = Path(tempfile.mkdtemp(prefix="slidewell-state-"))

    def put(name: str, content: bytes) -> float:
        (folder / name).write_bytes(content)
        return time.monotonic()

    put("deck.xml", DECK)
    put("one.png", stage.paint("red"))
    put("one.xml", slide("one.png", 600))
    player = Player(stage.program, stage.wall, folder, state / "library", stage.log)
    stage.expect("red", player.begun)
    few = of_changes(stage, "replace a picture, local folder", count, put)
    for number in range(MANY):
        put(f"holiday-{number}.jpg", b"")
    time.sleep(5)
    looks = of_looks(player, count)
    many = of_changes(stage, f"replace a picture, local folder with {MANY} others", max(3, count // 3), put)
    player.kill()
    shutil.rmtree(folder)
    shutil.rmtree(state)
    return [few, many, looks]


def of_looks(player: Player, count: int) -> Latency:
    """What the player uses in a second in which nothing changes: one look into the folder."""
    seconds = []
    for _ in range(count):
        before = player.cpu_seconds
        time.sleep(1)
        seconds.append(player.cpu_seconds - before)
    return Latency(f"CPU time of one look into {MANY} files, local folder", seconds)


def measure(stage: Stage, count: int) -> list[Latency]:
    """Leaves the stage without a player."""
    for path in stage.office.share.iterdir():
        path.unlink()
    stage.office.put("deck.xml", DECK)
    stage.office.put("one.png", stage.paint("red"))
    stage.office.put("one.xml", slide("one.png", 600))
    stage.restart()
    stage.expect("red", stage.player.begun)
    mounted = of_changes(stage, "replace a picture, mounted share", count, stage.office.put)
    stage.office.put("one.xml", slide("one.png", 3))
    deleted = of_deletions(stage, max(3, count // 3))
    stage.kill()
    stage.player = None
    return [mounted, deleted, *local(stage, count)]
