"""Everything that was measured, for the report and the plot."""

from dataclasses import dataclass, field

from harness.frames import Motion
from harness.kernels import Kernel
from harness.scenes import Memory, Rest, Show
from harness.screen import Size
from harness.trials import Everyday, Growth


@dataclass
class Performance:
    """One player at one size. Lists hold one entry a run; they are empty where it was not measured."""
    shows: list[Show] = field(default_factory=list)
    memories: list[Memory] = field(default_factory=list)
    contents: list[float] = field(default_factory=list)  # seconds
    rests: list[Rest] = field(default_factory=list)


@dataclass
class Results:
    machine: dict[str, str]
    versions: dict[str, str]     # of the players that took part, in order
    missing: list[str]           # players that are not installed
    show_seconds: float
    rest_seconds: float
    performances: dict[tuple[str, Size], Performance] = field(default_factory=dict)
    loads: dict[tuple[str, Size], Motion | None] = field(default_factory=dict)
    growth: dict[int, tuple[float | None, Growth | None]] = field(default_factory=dict)  # slides: first content, more
    drift: Motion | None = None
    everyday: dict[Size, Everyday | None] = field(default_factory=dict)
    kernels: list[Kernel] = field(default_factory=list)

    def of(self, player: str, size: Size) -> Performance:
        return self.performances.setdefault((player, size), Performance())

    def sizes(self) -> list[Size]:
        return sorted({size for _, size in self.performances})
