"""The order in which everything is measured."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Callable, NamedTuple

from harness import scenes, trials
from harness.kernels import kernels
from harness.machine import description
from harness.players import Player
from harness.results import Results
from harness.scenes import Stage
from harness.screen import Screen, Size
from harness.slides import FORTY_MEGAPIXELS, TWELVE_MEGAPIXELS, Deck, Timing, make_deck, photo, photos
from harness.tools import ROOT, say

LONG_DECKS = [10, 1000, 10_000]
WORDS_COLOURS = 3     # a slide with words has more; an empty window has one


class Plan(NamedTuple):
    """How long everything takes, in seconds, and how often."""
    show: float = 22
    runs: int = 1
    first_contents: int = 7
    memory: float = 10
    rest: float = 60
    growth: float = 14
    growth_contents: int = 5
    load: float = 14
    drift: float = 10
    kernels: int = 7  # times


QUICK = Plan(show=10, first_contents=3, memory=5, rest=12, growth=7, growth_contents=2, load=8, drift=6, kernels=3)


class Bench:
    """One run of everything. Each step says what it does and notes what it has found in `results`."""

    def __init__(self, plan: Plan, work: Path, binaries: Path, performers: list[Player], missing: list[str]):
        self._plan = plan
        self._work = work
        self._watcher = binaries / "screen_watch"
        self._kernels = binaries / "bench_kernels"
        self._performers = performers
        self._us = next((player for player in performers if player.name == "slidewell"), None)
        self._log = work / "players.log"
        self._log.unlink(missing_ok=True)
        self.results = Results(description(), {each.name: each.version for each in performers}, missing,
                               plan.show, plan.rest)

    def look(self, sizes: list[Size], pictures: Path) -> None:
        """Measures nothing, but takes pictures of everybody."""
        for size in sizes:
            with Screen(size, self._watcher) as screen:
                stage = Stage(screen, self._deck("show", size), self._log)
                for player in self._performers:
                    say(f"{size}: pictures of {player.name}")
                    scenes.look(player, stage, pictures)

    def run(self, sizes: list[Size]) -> None:
        for size in sizes:
            with Screen(size, self._watcher) as screen:
                self._compare(screen)
                if self._us:
                    self._load(screen, self._us)
        if self._us:
            with Screen(sizes[0], self._watcher) as screen:
                self._grow(screen, self._us)
                self._drift(screen, self._us)
        self._rest(sizes)
        if self._us:
            say("kernels")
            self.results.kernels = kernels(self._kernels, self._plan.kernels)

    def _deck(self, name: str, size: Size, timing: Timing = Timing(), motion: str = "still") -> Deck:
        return make_deck(self._work / f"{name}-{size}", photos(self._work / "photos", size), 6, timing, motion)

    def _compare(self, screen: Screen) -> None:
        stage = Stage(screen, self._deck("show", screen.size), self._log)
        for _ in range(self._plan.runs):
            for player in self._performers:
                self._note(player, screen.size, "shows", lambda: scenes.show(player, stage, self._plan.show))
        for player in self._performers:
            self._note(player, screen.size, "memories", lambda: scenes.memory(player, stage, self._plan.memory))
        for _ in range(self._plan.first_contents):
            for player in self._performers:
                self._note(player, screen.size, "contents", lambda: scenes.first_content(player, stage))

    def _note(self, player: Player, size: Size, what: str, measure: Callable[[], object]) -> None:
        """Adds one more of `what`, unless the player shows nothing."""
        say(f"{size}: {what} of {player.name}")
        try:
            getattr(self.results.of(player.name, size), what).append(measure())
        except scenes.NothingShown:
            say(f"{size}: {player.name} shows nothing; see {self._log}")

    def _load(self, screen: Screen, us: Player) -> None:
        size, seconds = screen.size, self._plan.load
        huge = [photo(self._work / "photos" / f"{FORTY_MEGAPIXELS}-1.{kind}", FORTY_MEGAPIXELS, 1)
                for kind in ("jpg", "png")]
        for name, motion in (("huge", "still"), ("huge-drifting", "drift")):
            say(f"{size}: {name} photos")
            deck = make_deck(self._work / f"{name}-{size}", huge, 2, motion=motion)
            self.results.loads[name, size] = trials.moving(us, Stage(screen, deck, self._log), seconds)
        say(f"{size}: files are copied in")
        deck = self._deck("filling", size)
        with trials.copying_into(deck.folder, seconds):
            self.results.loads["copying", size] = trials.moving(us, Stage(screen, deck, self._log), seconds)

    def _grow(self, screen: Screen, us: Player) -> None:
        folder = self._work / "photos"
        originals = [each for pair in zip(photos(folder, screen.size, 2), photos(folder, TWELVE_MEGAPIXELS, 2))
                     for each in pair]
        stages = {count: Stage(screen, make_deck(self._work / f"long-{count}", originals, count,
                                                        Timing(2000, 500)), self._log)
                  for count in LONG_DECKS}
        contents: dict[int, list[float]] = {count: [] for count in stages}
        for _ in range(self._plan.growth_contents):
            for count, stage in stages.items():
                contents[count].append(scenes.first_content(us, stage))
        for count, stage in stages.items():
            say(f"a deck of {count} slides")
            self.results.growth[count] = (median(contents[count]), trials.growth(us, stage, self._plan.growth))

    def _drift(self, screen: Screen, us: Player) -> None:
        say("drift")
        deck = self._deck("drift", screen.size, Timing(stand=60_000), "drift")
        stage = Stage(screen, deck, self._log)
        self.results.drift = trials.moving(us, stage, self._plan.drift)

    def _rest(self, sizes: list[Size]) -> None:
        """Everybody at once, each on a screen of its own: who stands still is in nobody's way."""
        say("everybody stands still; beside them, the real deck plays")
        starting = Lock()

        def stand_still(player: Player, size: Size) -> None:
            with Screen(size, self._watcher) as screen:
                stage = Stage(screen, self._deck("rest", size, Timing(stand=3_000_000)), self._log)
                self._note(player, size, "rests", lambda: scenes.rest(player, stage, self._plan.rest, starting))

        def play_real_deck(player: Player, size: Size) -> None:
            with Screen(size, self._watcher) as screen:
                deck = Deck(ROOT / "slides", [], ROOT, Timing())
                stage = Stage(screen, deck, self._log, WORDS_COLOURS)
                self.results.everyday = trials.everyday(player, stage, self._plan.rest)

        with ThreadPoolExecutor(len(sizes) * len(self._performers) + 1) as pool:
            jobs = [pool.submit(stand_still, player, size) for size in sizes for player in self._performers]
            if self._us:
                jobs.append(pool.submit(play_real_deck, self._us, sizes[0]))
            for job in jobs:
                job.result()
