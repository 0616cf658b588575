"""The order in which everything is measured."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Callable, NamedTuple, TypeVar

from harness import scenes, trials
from harness.kernels import kernels
from harness.machine import description, warm_memory
from harness.players import Player
from harness.results import Results
from harness.scenes import Stage
from harness.screen import Screen, Size
from harness.slides import FORTY_MEGAPIXELS, TWELVE_MEGAPIXELS, Deck, Timing, make_deck, photo, photos
from harness.tools import ROOT, say

Measured = TypeVar("Measured")

TRANSITIONS = ["dissolve", "zoom", "push-left"]  # besides the fade; those that change the whole screen all the time
LONG_DECKS = [10, 1000, 10_000]
WORDS_COLOURS = 3     # a slide with words has more; an empty window has one


class Plan(NamedTuple):
    """How long everything takes, in seconds, and how often."""
    show: float = 22
    runs: int = 1
    first_contents: int = 7
    memory: float = 8
    rest: float = 60
    everyday: float = 30
    growth: float = 25  # ten transitions
    growth_contents: int = 5
    load: float = 12
    drift: float = 10
    kernels: int = 7  # times


QUICK = Plan(show=10, first_contents=3, memory=5, rest=12, everyday=12, growth=7, growth_contents=2, load=8, drift=6, kernels=3)


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
        warm_memory()
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
            for size in sizes:
                with Screen(size, self._watcher) as screen:
                    self._play_real_deck(screen, self._us)
            say("kernels")
            self.results.kernels = kernels(self._kernels, self._plan.kernels)

    def _deck(self, name: str, size: Size, timing: Timing = Timing(), motion: str = "still") -> Deck:
        return make_deck(self._work / f"{name}-{size}", photos(self._work / "photos", size), 6, timing, motion)

    def _try(self, what: str, measure: Callable[[], Measured]) -> Measured | None:
        """Nothing when the player shows nothing: then the others go on."""
        say(what)
        try:
            return measure()
        except scenes.NothingShown:
            say(f"{what}: nothing was shown; see {self._log}")
            return None

    def _note(self, what: str, found: list[Measured], measure: Callable[[], Measured]) -> None:
        if (measured := self._try(what, measure)) is not None:
            found.append(measured)

    def _compare(self, screen: Screen) -> None:
        size, plan = screen.size, self._plan
        stage = Stage(screen, self._deck("show", size), self._log)
        everyone = [(player, self.results.of(player.name, size)) for player in self._performers]
        for _ in range(plan.runs):
            for player, figures in everyone:
                self._note(f"{size}: the show, {player.name}", figures.shows,
                           lambda: scenes.show(player, stage, plan.show))
        for player, figures in everyone:
            self._note(f"{size}: memory, {player.name}", figures.memories,
                       lambda: scenes.memory(player, stage, plan.memory))
        for start in range(1, plan.first_contents + 1):
            for player, figures in everyone:
                self._note(f"{size}: first content, start {start}, {player.name}", figures.contents,
                           lambda: scenes.first_content(player, stage))

    def _load(self, screen: Screen, us: Player) -> None:
        size, seconds = screen.size, self._plan.load
        huge = [photo(self._work / "photos" / f"{FORTY_MEGAPIXELS}-{seed}.{kind}", FORTY_MEGAPIXELS, seed)
                for seed, kind in ((1, "jpg"), (2, "png"))]
        for name, motion in (("huge", "still"), ("huge-drifting", "drift")):
            stage = Stage(screen, make_deck(self._work / f"{name}-{size}", huge, 2, motion=motion), self._log)
            self.results.loads[name, size] = self._try(
                f"{size}: photos of 40 megapixels, {motion}", lambda: trials.moving(us, stage, seconds))
        for transition in TRANSITIONS:
            stage = Stage(screen, self._deck(transition, size, Timing(2000, 1000, transition)), self._log)
            self.results.loads[transition, size] = self._try(
                f"{size}: {transition}", lambda: trials.moving(us, stage, seconds))
        stage = Stage(screen, self._deck("filling", size), self._log)
        with trials.copying_into(stage.deck.folder, seconds):
            self.results.loads["copying", size] = self._try(
                f"{size}: files are copied in", lambda: trials.moving(us, stage, seconds))

    def _grow(self, screen: Screen, us: Player) -> None:
        sizes = (screen.size, TWELVE_MEGAPIXELS)
        pairs = zip(*(photos(self._work / "photos", size, 2) for size in sizes))
        originals = [original for pair in pairs for original in pair]
        decks = [make_deck(self._work / f"long-{count}", originals, count, Timing(2000, 500), own_pictures=False)
                 for count in LONG_DECKS]
        stages = {len(deck.pictures): Stage(screen, deck, self._log) for deck in decks}
        contents: dict[int, list[float]] = {count: [] for count in stages}
        for start in range(1, self._plan.growth_contents + 1):
            for count, stage in stages.items():
                self._note(f"{count:,} slides: first content, start {start}", contents[count],
                           lambda: scenes.first_content(us, stage))
        for count, stage in stages.items():
            growth = self._try(f"{count:,} slides: the show", lambda: trials.growth(us, stage, self._plan.growth))
            self.results.growth[count] = (median(contents[count]) if contents[count] else None, growth)

    def _drift(self, screen: Screen, us: Player) -> None:
        stage = Stage(screen, self._deck("drift", screen.size, Timing(stand=60_000), "drift"), self._log)
        self.results.drift = self._try("drift", lambda: trials.moving(us, stage, self._plan.drift))

    def _play_real_deck(self, screen: Screen, us: Player) -> None:
        stage = Stage(screen, Deck(ROOT / "slides", [], ROOT, Timing()), self._log, WORDS_COLOURS)
        self.results.everyday[screen.size] = self._try(
            f"{screen.size}: the real deck", lambda: trials.everyday(us, stage, self._plan.everyday))

    def _rest(self, sizes: list[Size]) -> None:
        """Everybody at once, each on a screen of its own: who stands still is in nobody's way."""
        decks = {size: self._deck("rest", size, Timing(stand=3_000_000)) for size in sizes}
        starting = Lock()
        warm_memory()

        def stand_still(player: Player, size: Size) -> None:
            with Screen(size, self._watcher) as screen:
                stage = Stage(screen, decks[size], self._log)
                self._note(f"{size}: standing still, {player.name}", self.results.of(player.name, size).rests,
                           lambda: scenes.rest(player, stage, self._plan.rest, starting))

        with ThreadPoolExecutor(len(sizes) * len(self._performers)) as pool:
            jobs = [pool.submit(stand_still, player, size) for size in sizes for player in self._performers]
            for job in jobs:
                job.result()
