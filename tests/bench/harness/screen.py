"""A virtual screen, and the frames that were seen on it."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from harness.frames import Frame
from harness.process import cpu_seconds
from harness.tools import Stop


class Size(NamedTuple):
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @staticmethod
    def parse(text: str) -> "Size":
        width, height = text.lower().split("x")
        return Size(int(width), int(height))


class Screen:
    """An Xvfb of its own on a free display, with a watcher that notes every frame on it."""

    def __init__(self, size: Size, watcher: Path):
        self.size = size
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self._folder = Path(tempfile.mkdtemp(prefix="slidewell-bench-", dir=memory))
        self._framebuffer = self._folder / "Xvfb_screen0"
        self._server = self._start_server()
        self._watcher = self._start_watcher(watcher)
        self._seen: list[Frame] = []

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._watcher, self._server):
            process.terminate()
            process.wait()
        self._server.stdout.close()
        self._lines.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def frames(self, since: float = 0.0) -> list[Frame]:
        """What was seen after that moment (of time.monotonic()), so far."""
        while line := self._lines.readline():
            if line.strip() != "ready":
                self._seen.append(Frame.parse(line))
        return [frame for frame in self._seen if frame.time > since]

    def wait_for_content(self, since: float, colours: int, patience: float) -> float | None:
        """When the first frame with at least so many colours came; nothing when none came in time."""
        while time.monotonic() < since + patience:
            for frame in self.frames(since):
                if frame.colours >= colours:
                    return frame.time
            time.sleep(0.01)
        return None

    def server_cpu_seconds(self) -> float:
        return cpu_seconds(self._server.pid)

    def save_picture(self, path: Path) -> None:
        """What is on the screen now, as ImageMagick writes it."""
        subprocess.run(["convert", f"xwd:{self._framebuffer}", "-resize", "960x", str(path)], check=True)

    def _start_server(self) -> subprocess.Popen:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.size}x24", "-fbdir", str(self._folder),
             "-nolisten", "tcp", "-nocursor", "-noreset"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        number = server.stdout.readline().strip()
        if not number:
            raise Stop("Xvfb does not start")
        self.display = f":{number}"
        return server

    def _start_watcher(self, watcher: Path) -> subprocess.Popen:
        noted = self._folder / "frames"
        with open(noted, "w", encoding="ascii") as out:
            process = subprocess.Popen([str(watcher), str(self._framebuffer)],
                                       env=os.environ | {"DISPLAY": self.display}, stdout=out)
        self._lines = open(noted, encoding="ascii")
        for _ in range(200):
            if self._lines.readline().strip() == "ready":
                return process
            time.sleep(0.01)
        raise Stop("the screen cannot be watched")
