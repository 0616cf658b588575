"""How each player is started: full-screen, without decoration, with its own cross-fade where it has one."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator, NamedTuple

from harness.process import Tree
from harness.screen import Screen, Size
from harness.slides import Deck
from harness.tools import ROOT, output_of


class Player(NamedTuple):
    name: str
    version: str
    # From a deck, the screen's size and an empty folder for what it keeps on disk.
    command: Callable[[Deck, Size, Path], list[str]]
    prepare: Callable[[Deck], None] = lambda deck: None  # before it plays a deck for the first time


def slidewell(binary: Path) -> Player:
    def command(deck: Deck, _: Size, __: Path) -> list[str]:
        return [str(binary), "play", "--config", str(ROOT / "config/player.xml"), "--receipt", "no",
                "--library", str(library_of(deck)), str(deck.folder)]
    return Player("slidewell", output_of("git", "describe", "--always", "--dirty"), command,
                  lambda deck: fill_library(command(deck, Size(640, 360), deck.folder), deck))


def library_of(deck: Deck) -> Path:
    return ROOT / "build" / "bench-libraries" / deck.folder.name


def fill_library(command: list[str], deck: Deck, patience: float = 180.0) -> None:
    """Plays unseen until the library holds every slide, as it does from the second start on."""
    if slides_in(library_of(deck)) == len(deck.pictures):
        return
    player = subprocess.Popen([*command, "--headless"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begun = time.monotonic()
    while slides_in(library_of(deck)) < len(deck.pictures) and time.monotonic() < begun + patience:
        time.sleep(0.2)
    player.terminate()
    player.wait()


def slides_in(library: Path) -> int:
    editions = sorted(library.glob("shelves/*/0*"))
    lines = editions[-1].read_text(encoding="utf-8").splitlines()[1:] if editions else []
    return sum(line.startswith("slide ") for line in lines)


def chromium(deck: Deck, size: Size, scratch: Path) -> list[str]:
    return ["chromium", "--kiosk", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", "--password-store=basic",
            "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--window-size={size.width},{size.height}", "--window-position=0,0", f"--user-data-dir={scratch}",
            deck.page.as_uri()]


def pqiv(deck: Deck, _: Size, __: Path) -> list[str]:
    return ["pqiv", "--fullscreen", "--hide-info-box", "--slideshow",
            f"--slideshow-interval={deck.timing.stand / 1000}", "--fade",
            f"--fade-duration={deck.timing.fade / 1000}", *map(str, deck.pictures)]


def feh(deck: Deck, _: Size, __: Path) -> list[str]:
    return ["feh", "--fullscreen", "--hide-pointer", f"--slideshow-delay={seconds_each(deck)}",
            *map(str, deck.pictures)]


def mpv(deck: Deck, size: Size, _: Path) -> list[str]:
    # Without a window manager, --fullscreen alone leaves it as small as it likes.
    return ["mpv", "--no-config", "--fullscreen", "--no-border", f"--geometry={size}+0+0", "--osd-level=0",
            "--no-osc", "--no-audio", "--no-terminal", "--loop-playlist=inf",
            f"--image-display-duration={seconds_each(deck)}", *map(str, deck.pictures)]


def seconds_each(deck: Deck) -> float:
    return (deck.timing.stand + deck.timing.fade) / 1000


PEERS = {"chromium": chromium, "pqiv": pqiv, "feh": feh, "mpv": mpv}


def version(package: str) -> str:
    return output_of("dpkg-query", "--showformat=${Version}", "--show", package) or "of unknown version"


def installed_peers() -> tuple[list[Player], list[str]]:
    """The peers that are here, and the names of those that are not."""
    here = [name for name in PEERS if shutil.which(name)]
    return ([Player(name, version(name), PEERS[name]) for name in here],
            [name for name in PEERS if name not in here])


@contextmanager
def playing(player: Player, deck: Deck, screen: Screen, log: Path) -> Iterator[Tree]:
    """Starts the player, and ends it at the end. It finds no settings of its own."""
    with tempfile.TemporaryDirectory(prefix="slidewell-bench-", ignore_cleanup_errors=True) as scratch:
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "SESSION_MANAGER")}
        environment |= {"DISPLAY": screen.display, "XDG_CONFIG_HOME": scratch, "LC_ALL": "C.UTF-8"}
        player.prepare(deck)
        tree = Tree(player.command(deck, screen.size, Path(scratch)), environment, log)
        try:
            yield tree
        finally:
            tree.stop()
