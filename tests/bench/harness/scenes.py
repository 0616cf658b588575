"""What is measured of any player: one function for each measurement, each with a start and an end of its own."""

import time
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from harness.frames import Frame, Motion, motion, transitions
from harness.players import Player, playing
from harness.process import Tree, sleep_until
from harness.screen import Screen
from harness.slides import Deck

PATIENCE = 20.0        # seconds for the first content
PHOTO_COLOURS = 400    # of the points looked at; a photo has more, an empty window or a splash far fewer
BETWEEN = 0.3          # seconds between two players, for the screen to be empty again
SETTLING = 3.0         # seconds after the first content, in which the next slide is got ready in peace


class NothingShown(Exception):
    """The player has shown no slide."""


class Stage(NamedTuple):
    """Where a player performs."""
    screen: Screen
    deck: Deck
    log: Path
    colours: int = PHOTO_COLOURS   # that tell a slide from an empty window


class Show(NamedTuple):
    content: float          # seconds from the start to the first slide
    cpu: float              # seconds, from the start to the end
    server_cpu: float       # what the X server has worked meanwhile
    motion: Motion | None   # nothing when it does not fade


class Memory(NamedTuple):
    median: float  # MiB
    peak: float


class Rest(NamedTuple):
    """A slide that stands still."""
    cpu: float         # seconds, from its appearance to the end; the next slide is got ready in this time
    cpu_amidst: float  # seconds, in the middle
    wakes: float       # context switches a second, in the middle


def await_content(stage: Stage, tree: Tree) -> float:
    """When the first slide was on the screen."""
    shown = stage.screen.wait_for_content(tree.begun, stage.colours, PATIENCE)
    if shown is None:
        raise NothingShown
    return shown


def seen_motion(stage: Stage, shown: float) -> Motion | None:
    """What moved from a second after the first content on: what comes before is the start."""
    return motion(runs_after(stage, shown))


def runs_after(stage: Stage, shown: float) -> list[list[Frame]]:
    return transitions(stage.screen.frames(shown + 1.0))


def show(player: Player, stage: Stage, seconds: float) -> Show:
    """Some seconds of the show from the start on, left in peace."""
    server_cpu = stage.screen.server_cpu_seconds()
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        shown = await_content(stage, tree)
        sleep_until(tree.begun + seconds)
        result = Show(shown - tree.begun, tree.cpu_seconds(), stage.screen.server_cpu_seconds() - server_cpu,
                      seen_motion(stage, shown))
    time.sleep(BETWEEN)
    return result


def first_content(player: Player, stage: Stage) -> float:
    """Seconds from the start to the first slide."""
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        result = await_content(stage, tree) - tree.begun
    time.sleep(BETWEEN)
    return result


def look(player: Player, stage: Stage, pictures: Path) -> None:
    """Saves what stands on the screen, and what is there in the middle of a transition: to see with one's own eyes."""
    pictures.mkdir(parents=True, exist_ok=True)
    middle = (stage.deck.timing.stand + stage.deck.timing.fade / 2) / 1000
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        shown = await_content(stage, tree)
        for name, moment in (("standing", middle / 2), ("fading", middle)):
            sleep_until(shown + moment)
            stage.screen.save_picture(pictures / f"{player.name}-{stage.screen.size}-{name}.png")
    time.sleep(BETWEEN)


def memory(player: Player, stage: Stage, seconds: float) -> Memory:
    """Looks twice a second. A run of its own: the kernel's counting would disturb a show."""
    with playing(player, stage.deck, stage.screen, stage.log) as tree:
        seen = memory_of(tree, tree.begun + seconds)
    time.sleep(BETWEEN)
    return seen


def memory_of(tree: Tree, until: float) -> Memory:
    seen = []
    while time.monotonic() < until:
        time.sleep(0.5)
        seen.append(tree.pss_mib())
    return Memory(sorted(seen)[len(seen) // 2], max(seen))


def rest(player: Player, stage: Stage, seconds: float, starting: Lock) -> Rest:
    """A slide that stands. The middle leaves out a sixth at both ends. One player starts and settles at a time."""
    margin = seconds / 6
    with ExitStack() as stack:
        with starting:
            tree = stack.enter_context(playing(player, stage.deck, stage.screen, stage.log))
            shown = await_content(stage, tree)
            at_content = tree.cpu_seconds()
            time.sleep(SETTLING)
        sleep_until(shown + margin)
        begun, cpu, switches = time.monotonic(), tree.cpu_seconds_of_living_threads(), tree.context_switches()
        sleep_until(shown + seconds - margin)
        amidst = time.monotonic() - begun
        cpu, switches = tree.cpu_seconds_of_living_threads() - cpu, tree.context_switches() - switches
        sleep_until(shown + seconds)
        return Rest(tree.cpu_seconds() - at_content, cpu, switches / amidst)
