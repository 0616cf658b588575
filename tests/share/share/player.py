"""The program under test, playing a folder on a wall."""

import os
import signal
import subprocess
import time
from pathlib import Path

from share.wall import Wall

CONFIGURATION = Path(__file__).resolve().parents[3] / "config/player.xml"


class Player:
    def __init__(self, program: Path, wall: Wall, folder: Path, library: Path, log: Path):
        self._log = open(log, "ab")
        self.begun = time.monotonic()
        self._process = subprocess.Popen(
            [program, "play", folder, "--config", CONFIGURATION, "--library", library, "--renderer", "cpu"],
            env=os.environ | {"DISPLAY": wall.display}, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def _processes(self) -> list[Path]:
        """It, its studio and its porter, as folders in /proc."""
        found = [self._process.pid]
        for process in found:
            for children in Path(f"/proc/{process}/task").glob("*/children"):
                found += [int(child) for child in children.read_text(encoding="ascii").split()]
        return [Path(f"/proc/{process}") for process in found]

    @property
    def resident_mib(self) -> float:
        lines = [line for process in self._processes for line in (process / "status").read_text().splitlines()]
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    @property
    def cpu_seconds(self) -> float:
        """What all of its threads have used so far."""
        tasks = [task for process in self._processes for task in (process / "task").iterdir()]
        return sum(int((task / "schedstat").read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9

    def files_written_elsewhere(self, allowed: list[Path]) -> list[str]:
        """Files open for writing that are not in an allowed folder."""
        found = []
        for link in [link for process in self._processes for link in (process / "fd").iterdir()]:
            try:
                target = os.readlink(link)
                flags = int((link.parent.parent / "fdinfo" / link.name).read_text().split("flags:")[1].split()[0], 8)
            except (OSError, IndexError):
                continue
            if flags & 3 and target.startswith("/") and not target.startswith(("/dev/", "/memfd:")) \
                    and not any(target.startswith(str(folder)) for folder in allowed):
                found.append(target)
        return found

    def stop(self) -> float:
        """Ends it politely; tells how many seconds that took."""
        asked = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=30)
        self._log.close()
        return time.monotonic() - asked

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()
