"""A player's whole process tree, and what the kernel says about it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.py")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
MIB = 1 << 20


def read(path: str) -> str:
    """The file's content; nothing when its process has just ended."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def stat_fields(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on (proc(5) counts from 1; the second may hold spaces)."""
    return read(f"/proc/{pid}/stat").rpartition(")")[2].split()


def cpu_seconds(pid: int) -> float:
    """Of all its threads, and of the children that it has waited for."""
    return sum(int(ticks) for ticks in stat_fields(pid)[11:15]) / TICKS_PER_SECOND


def numbers(text: str, key: str) -> list[int]:
    """The numbers that follow `key` in lines such as "Pss:  123 kB"."""
    return [int(line.split()[1]) for line in text.splitlines() if line.startswith(key)]


class Tree:
    """A running player. The time of its start, `begun`, is on the clock of time.monotonic()."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path):
        with open(log, "ab") as errors:
            self._keeper = subprocess.Popen(
                [sys.executable, "-S", "-E", str(KEEPER), *command],
                env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
                start_new_session=True)
        begun, player = self._keeper.stdout.readline().split()
        self.begun = int(begun) / 1e9
        self._player = int(player)

    def pids(self) -> list[int]:
        """The player's processes that live now."""
        children: dict[int, list[int]] = {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            if fields := stat_fields(int(name)):
                children.setdefault(int(fields[1]), []).append(int(name))
        found, ahead = [], [self._keeper.pid]
        while ahead:
            born = children.get(ahead.pop(), [])
            found += born
            ahead += born
        return found

    def alive(self) -> bool:
        return self._keeper.poll() is None and bool(stat_fields(self._player))

    def cpu_seconds(self) -> float:
        """Of all that live, and of all that have died."""
        of_the_dead = sum(int(ticks) for ticks in stat_fields(self._keeper.pid)[13:15]) / TICKS_PER_SECOND
        return of_the_dead + sum(cpu_seconds(pid) for pid in self.pids())

    def cpu_seconds_of_living_threads(self) -> float:
        """To the nanosecond, but without threads that have ended: good for what stands still."""
        return sum(int(read(f"{task}/schedstat").split()[0] or 0) for task in self._tasks()) / 1e9

    def context_switches(self) -> int:
        """Of the threads that live now."""
        return sum(sum(numbers(read(f"{task}/status"), kind))
                   for task in self._tasks() for kind in ("voluntary_ctxt", "nonvoluntary_ctxt"))

    def pss_mib(self) -> float:
        return sum(sum(numbers(read(f"/proc/{pid}/smaps_rollup"), "Pss:")) for pid in self.pids()) * 1024 / MIB

    def stop(self) -> None:
        """Ends all its processes, politely at first."""
        for how, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 5.0)):
            targets = [self._player] if how == signal.SIGTERM else self.pids()
            for pid in targets:
                try:
                    os.kill(pid, how)
                except ProcessLookupError:
                    pass
            try:
                self._keeper.wait(patience)
                break
            except subprocess.TimeoutExpired:
                pass
        self._keeper.stdout.close()

    def _tasks(self) -> list[str]:
        tasks = []
        for pid in self.pids():
            try:
                tasks += [f"/proc/{pid}/task/{task}" for task in os.listdir(f"/proc/{pid}/task")]
            except OSError:
                pass
        return tasks


def sleep_until(moment: float) -> None:
    """`moment` is on the clock of time.monotonic()."""
    time.sleep(max(0.0, moment - time.monotonic()))
