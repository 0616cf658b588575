"""What the figures were measured on, and getting it ready."""

import mmap
import os
import platform
from datetime import datetime, timezone

from harness.process import MIB, numbers, read
from harness.tools import output_of


def first_value(text: str, key: str) -> str:
    """The value of the first line such as `key : value` or `key="value"`."""
    for line in text.splitlines():
        name, found, value = line.replace("=", ":", 1).partition(":")
        if found and name.strip() == key:
            return value.strip().strip('"')
    return "unknown"


def description() -> dict[str, str]:
    processor = first_value(read("/proc/cpuinfo"), "model name")
    memory = sum(numbers(read("/proc/meminfo"), "MemTotal:")) / (1 << 20)
    return {
        "Processor": f"{processor}, {os.cpu_count()} cores seen, {memory:.0f} GiB",
        "System": f"{first_value(read('/etc/os-release'), 'PRETTY_NAME')}, Linux {platform.release()}",
        "X server": f"Xvfb {output_of('dpkg-query', '--showformat=${Version}', '--show', 'xvfb')}, no window manager",
        "Date": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "Load average at the start": " ".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def warm_memory(mebibytes: int = 4096) -> None:
    """Touches memory, and gives it back. A virtual machine gets its memory from its host when it is touched first, and
    whoever happens to touch it would be charged for that: several times what the same memory costs the next time."""
    available = sum(numbers(read("/proc/meminfo"), "MemAvailable:")) * 1024
    size = min(mebibytes * MIB, available // 2)
    with mmap.mmap(-1, size) as memory:
        for page in range(0, size, mmap.PAGESIZE):
            memory[page] = 1
