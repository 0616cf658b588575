"""The command line."""

import argparse
import os
from pathlib import Path

from harness.bench import QUICK, Bench, Plan
from harness.players import PEERS, Player, installed_peers, slidewell
from harness.plot import plot
from harness.report import report
from harness.results import Results
from harness.screen import Size
from harness.tools import ROOT, Stop, build, check_programs, say

SIZES = [Size(1920, 1080), Size(3840, 2160)]
CALM = 1.0  # as much load as the building just now may have left
RESULTS = ROOT / "tests/bench/results"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/bench/run",
        description="Measures slidewell and other slide shows side by side, on the same photos and the same virtual "
                    "screen, and writes a table and a plot to tests/bench/results/. Takes about 15 minutes; the "
                    "machine should do nothing else.",
        epilog="Example: tests/bench/run --quick --only slidewell,feh --out /tmp/figures")
    parser.add_argument("--quick", action="store_true", help="shorter runs at 1920x1080 only: about 3 minutes")
    parser.add_argument("--only", metavar="NAMES", type=lambda text: text.split(","),
                        help=f"these players only, of slidewell,{','.join(PEERS)}")
    parser.add_argument("--no-peers", action="store_true", help="slidewell only")
    parser.add_argument("--size", metavar="WxH", type=Size.parse, action="append", dest="sizes",
                        help="this screen size only; may be given again (1920x1080 and 3840x2160)")
    parser.add_argument("--runs", metavar="N", type=int, default=1, help="how often each player plays the show (1)")
    parser.add_argument("--build", metavar="DIR", type=Path, default=ROOT / "build/release",
                        help="the build folder (build/release)")
    parser.add_argument("--out", metavar="DIR", type=Path, default=RESULTS,
                        help="where the table and the plot go (tests/bench/results)")
    parser.add_argument("--look", action="store_true",
                        help="measure nothing; save pictures of each player, standing and fading, to look at")
    return parser.parse_args()


def performers(given: argparse.Namespace) -> tuple[list[Player], list[str]]:
    """Who takes part, and which peers would but are not installed."""
    peers, missing = installed_peers()
    everyone = [slidewell(given.build.absolute() / "slidewell"), *peers]
    wanted = ["slidewell"] if given.no_peers else given.only or ["slidewell", *PEERS]
    if unknown := [name for name in wanted if name not in ("slidewell", *PEERS)]:
        raise Stop(f"no such player: {', '.join(unknown)}")
    return [each for each in everyone if each.name in wanted], [name for name in missing if name in wanted]


def measure(given: argparse.Namespace) -> None:
    players, missing = performers(given)
    check_programs()
    build(given.build)
    if missing:
        say(f"not installed, so left out: {', '.join(missing)} (apt-get install {' '.join(missing)})")
    work = given.build.absolute() / "bench"
    work.mkdir(exist_ok=True)
    plan = QUICK if given.quick else Plan()
    bench = Bench(plan._replace(runs=given.runs), work, given.build.absolute(), players, missing)
    sizes = given.sizes or (SIZES[:1] if given.quick else SIZES)
    if given.look:
        bench.look(sizes, work / "pictures")
        say(f"see {work / 'pictures'}")
        return
    if os.getloadavg()[0] > CALM:
        say("this machine is busy: the figures will be noise")
    bench.run(sizes)
    save(bench.results, given.out)


def save(results: Results, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gaps.svg").write_text(plot(results), encoding="utf-8")
    (folder / "README.md").write_text(report(results), encoding="utf-8")
    say(f"see {folder / 'README.md'}")


def main() -> int:
    try:
        measure(options())
    except Stop as reason:
        say(f"tests/bench/run: {reason}")
        return 2
    except KeyboardInterrupt:
        return 130
    return 0
