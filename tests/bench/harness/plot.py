"""The gaps between frames as an SVG: a panel for each size, a strip for each player, a dot for each gap.

The plot has a ground of its own, light or dark as the reader's page is, so that it can be read on any.
"""

import math
from html import escape
from typing import Iterator

from harness.frames import Motion
from harness.report import motion
from harness.results import Results
from harness.screen import Size

WIDTH = 960
LEFT, RIGHT = 120, 700           # where the strips lie; what they say in figures stands to the right
STRIP = 34                       # from one player to the next
TOP, HEAD, FOOT = 64, 46, 44     # above all panels; above and below the strips of one
SHORTEST, LONGEST = 5.0, 320.0   # milliseconds: the ends of the scale, which is logarithmic
TICKS = [8, 16.7, 33.3, 50, 100, 200]

STYLE = """
  .ground { fill: #fbfaf8; stroke: #e4e1da }
  text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #23282d }
  .title { font-size: 17px; font-weight: 600 }
  .size { font-size: 14px; font-weight: 600 }
  .quiet { fill: #68707a }
  .figure { font-variant-numeric: tabular-nums; text-anchor: end }
  .tick { text-anchor: middle; font-size: 12px; fill: #68707a }
  .player { text-anchor: end }
  .grid { stroke: #dfdcd4 }
  .due { stroke: #8a8f96; stroke-dasharray: 3 3 }
  .gap { fill: #7a8490; fill-opacity: .42 }
  .mark { stroke: #23282d; stroke-width: 2 }
  .ours .gap { fill: #0d7d74; fill-opacity: .5 }
  .ours text { fill: #0a655e; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #16191d; stroke: #2b3036 }
    text { fill: #e4e7ea }
    .quiet, .tick { fill: #98a1ab }
    .grid { stroke: #2b3036 }
    .due { stroke: #7d868f }
    .gap { fill: #a3adb8 }
    .mark { stroke: #e4e7ea }
    .ours .gap { fill: #3cc4b6 }
    .ours text { fill: #5fd6ca }
  }
"""


def across(milliseconds: float) -> float:
    """Where on the scale; what lies beyond its ends lies on them."""
    within = min(max(milliseconds, SHORTEST), LONGEST)
    return LEFT + (RIGHT - LEFT) * math.log(within / SHORTEST) / math.log(LONGEST / SHORTEST)


def text(x: float, y: float, words: str, kind: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def line(x: float, top: float, bottom: float, kind: str) -> str:
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" class="{kind}"/>'


def dots(seen: Motion, middle: float) -> Iterator[str]:
    """Spread over the strip's height by the golden ratio, so that equal gaps do not hide one another."""
    for number, gap in enumerate(seen.gaps):
        y = middle + (number * 0.6180339887 % 1 - 0.5) * (STRIP - 12)
        yield f'<circle cx="{across(gap):.1f}" cy="{y:.1f}" r="2" class="gap"/>'


def strip(player: str, seen: Motion | None, middle: float) -> Iterator[str]:
    yield f'<g class="{"ours" if player == "slidewell" else ""}">'
    yield text(LEFT - 16, middle + 4, player, "player")
    if seen is None:
        yield text(across(16.7) + 10, middle + 4, "does not fade", "quiet")
    else:
        yield from dots(seen, middle)
        yield line(across(seen.percentile(99)), middle - STRIP / 2 + 4, middle + STRIP / 2 - 4, "mark")
        figures = (seen.frames_per_second, seen.percentile(99), seen.gaps[-1])
        for x, figure in zip((760, 840, 920), figures):
            yield text(x, middle + 4, f"{figure:.0f}", "figure")
    yield "</g>"


def panel(results: Results, size: Size, top: float) -> Iterator[str]:
    first = top + HEAD
    end = first + STRIP * len(results.versions)
    yield text(LEFT, first - 16, f"{size.width} × {size.height}", "size")
    for x, words in zip((760, 840, 920), ("frames/s", "p99 ms", "largest")):
        yield text(x, first - 16, words, "figure quiet")
    for tick in TICKS:
        yield line(across(tick), first, end, "due" if tick == 16.7 else "grid")
        yield text(across(tick), end + 16, f"{tick:g}", "tick")
    yield text(RIGHT + 8, end + 16, "ms", "quiet")
    for row, player in enumerate(results.versions):
        yield from strip(player, motion(results.of(player, size)), first + STRIP * (row + 0.5))


def plot(results: Results) -> str:
    each = HEAD + STRIP * len(results.versions) + FOOT
    height = TOP + each * len(results.sizes())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-label="Time between two frames of a transition, by player">',
        f"<style>{STYLE}</style>",
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="10" class="ground"/>',
        text(24, 34, "Time between two distinct frames of a transition", "title"),
        text(24, 56, "A dot for each gap, the bar at the 99th percentile; dashed: the 16.7 ms of a 60 Hz display.",
             "quiet"),
    ]
    for number, size in enumerate(results.sizes()):
        parts += panel(results, size, TOP + number * each)
    return "\n".join([*parts, "</svg>\n"])
