"""The results as Markdown."""

from statistics import median
from typing import Callable, Iterable, NamedTuple

from harness.frames import Motion
from harness.results import Performance, Results
from harness.screen import Size

NONE = "–"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The first column to the left, all others to the right."""
    heads = list(heads)
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


# --- figures of one player at one size; None where there is none

def cpu(figures: Performance) -> float | None:
    return median(show.cpu for show in figures.shows) if figures.shows else None


def server_cpu(figures: Performance) -> float | None:
    return median(show.server_cpu for show in figures.shows) if figures.shows else None


def memory(figures: Performance) -> float | None:
    return median(each.median for each in figures.memories) if figures.memories else None


def peak(figures: Performance) -> float | None:
    return max(each.peak for each in figures.memories) if figures.memories else None


def content(figures: Performance) -> float | None:
    """Milliseconds."""
    return 1000 * median(figures.contents) if figures.contents else None


def motion(figures: Performance) -> Motion | None:
    """Of all runs together."""
    seen = [show.motion for show in figures.shows if show.motion]
    gaps = sorted(gap for each in seen for gap in each.gaps)
    return Motion(sum(each.transitions for each in seen), 1000 * len(gaps) / sum(gaps), gaps) if gaps else None


def number(value: float | None, digits: int = 0) -> str:
    return NONE if value is None else f"{value:,.{digits}f}"


def gaps(seen: Motion | None) -> list[str]:
    """Frames a second, the percentiles and the largest."""
    if seen is None:
        return [NONE] * 5
    return [number(seen.frames_per_second, 1), *(number(seen.percentile(part), 1) for part in (50, 95, 99, 100))]


GAPS = ["frames/s", "gap p50 ms", "p95", "p99", "largest"]


# --- parts of the report

def comparison(results: Results, size: Size) -> str:
    def row(player: str) -> list[str]:
        figures = results.of(player, size)
        rest = figures.rests[0] if figures.rests else None
        spread = f" ({number(1000 * min(figures.contents))} to {number(1000 * max(figures.contents))})" \
            if figures.contents else ""
        return [player, number(cpu(figures), 2), number(server_cpu(figures), 2), number(memory(figures), 1),
                number(peak(figures), 1), number(content(figures)) + spread, *gaps(motion(figures)),
                number(rest and rest.wakes, 2), number(rest and rest.cpu, 2),
                number(rest and 1000 * rest.cpu_amidst, 1)]

    heads = ["", f"CPU s in {results.show_seconds:.0f} s", "X server's", "memory MiB", "peak", "first content ms",
             *GAPS, "still: wake-ups/s", f"CPU s in {results.rest_seconds:.0f} s", "CPU ms in its middle"]
    return f"## {size}\n\n" + table(heads, map(row, results.versions))


class Wish(NamedTuple):
    """One line of what is to hold."""
    what: str
    wanted: float
    measured: float | None
    at_least: bool = False
    digits: int = 1

    def row(self) -> list[str]:
        sign = "≥" if self.at_least else "≤"
        if self.measured is None:
            return [self.what, f"{sign} {self.wanted:g}", NONE, NONE]
        holds = self.measured >= self.wanted if self.at_least else self.measured <= self.wanted
        return [self.what, f"{sign} {self.wanted:g}", number(self.measured, self.digits), "yes" if holds else "no"]


def times(one: float | None, other: float | None) -> float | None:
    """How many times `other` goes into `one`."""
    return one / other if one is not None and other else None


def compared_wishes(results: Results, size: Size) -> list[Wish]:
    """At 4K more pixels move, and less can be saved."""
    us, chromium, feh = (results.of(name, size) for name in ("slidewell", "chromium", "feh"))
    large = size.width * size.height > 4_000_000
    seen, rest = motion(us), us.rests[0] if us.rests else None
    return [
        Wish(f"{size}: Chromium's CPU time ÷ ours", 6 if large else 12, times(cpu(chromium), cpu(us)), True),
        Wish(f"{size}: Chromium's memory ÷ ours", 4.5 if large else 10, times(memory(chromium), memory(us)), True),
        Wish(f"{size}: Chromium's time to the first content ÷ ours", 5, times(content(chromium), content(us)), True),
        Wish(f"{size}: our time to the first content ÷ feh's", 1.5, times(content(us), content(feh)), digits=2),
        Wish(f"{size}: distinct frames a second of transition", 58, seen and seen.frames_per_second, True),
        Wish(f"{size}: gap p99, ms", 20, seen and seen.percentile(99)),
        Wish(f"{size}: largest gap, ms", 50, seen and seen.gaps[-1]),
        Wish(f"{size}: CPU s while a slide stands for {results.rest_seconds:.0f} s", 0.05, rest and rest.cpu, digits=2),
        Wish(f"{size}: wake-ups a second meanwhile, of all processes", 1, rest and rest.wakes, digits=2),
    ]


LOADS = {"huge": "photos of 40 megapixels fade", "huge-drifting": "such photos drift, the next is decoded meanwhile",
         "dissolve": "photos dissolve", "zoom": "photos zoom", "push-left": "photos push each other off the screen",
         "copying": "500 files of 3 MB come into the folder"}


def load_wishes(results: Results) -> list[Wish]:
    return [wish for (name, size), seen in results.loads.items()
            for wish in (Wish(f"{size}: gap p99, ms, while {LOADS[name]}", 20, seen and seen.percentile(99)),
                         Wish(f"{size}: largest gap, ms, while {LOADS[name]}", 50, seen and seen.gaps[-1]))]


def growth_wishes(results: Results) -> list[Wish]:
    if not results.growth:
        return []
    fewest, most = min(results.growth), max(results.growth)
    (content_few, few), (content_most, many) = results.growth[fewest], results.growth[most]
    title = f"{most:,} slides ÷ {fewest}"
    return [
        Wish(f"{title}: time to the first content", 1.5, times(content_most, content_few), digits=2),
        Wish(f"{title}: peak memory", 1.2, many and few and times(many.memory.peak, few.memory.peak), digits=2),
        Wish(f"{title}: CPU time of a transition", 1.1,
             many and few and times(many.cpu_per_transition, few.cpu_per_transition), digits=2),
    ]


def other_wishes(results: Results) -> list[Wish]:
    fade = next((each.copies for each in results.kernels if (each.name, each.size) == ("mix", "1920x1080")), None)
    return [Wish("full-screen drift at 1080p: frames a second", 58,
                 results.drift and results.drift.frames_per_second, True),
            Wish("whole-frame cross-fade at 1080p ÷ memcpy of the frame", 3.5, fade, digits=2)]


def wishes(results: Results) -> str:
    rows = [wish.row() for size in results.sizes() for wish in compared_wishes(results, size)]
    rows += [wish.row() for wish in load_wishes(results) + growth_wishes(results) + other_wishes(results)]
    return "## What is to hold\n\n" + table(["", "wanted", "measured", "holds"], rows)


def loads(results: Results) -> str:
    rows = [[f"{LOADS[name]}, {size}", *gaps(seen)] for (name, size), seen in results.loads.items()]
    if results.drift:
        rows.append(["a photo drifts over the whole screen", *gaps(results.drift)])
    return "## slidewell at work\n\n" + table(["", *GAPS], rows)


def growth(results: Results) -> str:
    rows = [[f"{count:,} slides", number(first and 1000 * first), number(more and more.memory.median, 1),
             number(more and more.memory.peak, 1), number(more and 1000 * more.cpu_per_transition)]
            for count, (first, more) in results.growth.items()]
    rows += [[f"the real deck for {day.seconds:.0f} s at {size}, {day.cpu:.2f} CPU s in all",
              number(1000 * day.content), number(day.memory.median, 1), number(day.memory.peak, 1), NONE]
             for size, day in results.everyday.items() if day]
    return "## slidewell's decks\n\n" + table(
        ["", "first content ms", "memory MiB", "peak", "CPU ms a transition"], rows)


def kernels(results: Results) -> str:
    sizes = list(dict.fromkeys(each.size for each in results.kernels))
    figures = {(each.name, each.size): each for each in results.kernels}
    rows = [[name, *(cell for size in sizes for cell in (number(figures[name, size].milliseconds, 2),
                                                       number(figures[name, size].copies, 1)))]
            for name in dict.fromkeys(each.name for each in results.kernels)]
    return "## One frame on the CPU\n\n" + table(
        ["", *(head for size in sizes for head in (f"{size} ms", "in memcpy"))], rows)


def head(results: Results) -> str:
    lines = [f"- {name}: {value}" for name, value in results.machine.items()]
    lines.append("- Players: " + ", ".join(f"{name} {version}" for name, version in results.versions.items()))
    if results.missing:
        lines.append(f"- Not installed: {', '.join(results.missing)}")
    return ("# slidewell and other slide shows\n\nWritten by `tests/bench/run`; `tests/bench/README.md` says what each "
            "figure means.\n\n" + "\n".join(lines) + "\n")


def report(results: Results) -> str:
    parts = [head(results), *(comparison(results, size) for size in results.sizes()),
             "![Time between two frames of a transition](gaps.svg)\n"]
    if results.drift or results.loads:
        parts += [wishes(results), loads(results), growth(results)]
    if results.kernels:
        parts.append(kernels(results))
    return "\n".join(parts)
