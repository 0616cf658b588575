"""The blend kernels against memcpy: runs bench_kernels and reads what it says."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple


class Kernel(NamedTuple):
    name: str            # "fade"
    size: str            # "1920x1080"
    milliseconds: float  # until a frame is done, on as many cores as it uses
    copies: float        # how many copies of the frame, by memcpy on one core, need as much CPU time


def kernels(program: Path, repetitions: int) -> list[Kernel]:
    """Medians. Nothing where the program was not built."""
    if not program.exists():
        return []
    ran = subprocess.run(
        [str(program), "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
         "--benchmark_report_aggregates_only=true", "--benchmark_enable_random_interleaving=true"],
        capture_output=True, text=True, check=True)
    medians = {tuple(each["run_name"].split("/")[:2]): each
               for each in json.loads(ran.stdout)["benchmarks"] if each["aggregate_name"] == "median"}
    return [Kernel(name, size, each["real_time"], each["cpu_time"] / medians["memcpy", size]["cpu_time"])
            for (name, size), each in sorted(medians.items(), key=lambda item: item[1]["family_index"])]
