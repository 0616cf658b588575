"""Programs that the benchmark needs, and the two that it builds."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NEEDED = {"Xvfb": "xvfb", "convert": "imagemagick"}
HEADERS = ["libx11-dev", "libxdamage-dev"]


class Stop(Exception):
    """Why the benchmark cannot go on."""


def say(text: str) -> None:
    print(text, flush=True)


def output_of(*command: str) -> str:
    """What the command prints; nothing when it does not run."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.strip()


def check_programs() -> None:
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing:
        raise Stop(f"missing: apt-get install {' '.join(missing)}")


def build(folder: Path) -> None:
    """Builds the player and what measures it. `folder` is a build folder; it is made where there is none."""
    say(f"building in {folder}")
    if not (folder / "CMakeCache.txt").exists():
        configure(folder, "--preset", "release")
    targets = output_of("cmake", "--build", str(folder), "--target", "help")
    if "screen_watch" not in targets:
        configure(folder)
        targets = output_of("cmake", "--build", str(folder), "--target", "help")
    if "screen_watch" not in targets:
        raise Stop(f"missing: apt-get install {' '.join(HEADERS)}")
    wanted = ["slidewell", "screen_watch"] + (["bench_kernels"] if "bench_kernels" in targets else [])
    built = subprocess.run(["cmake", "--build", str(folder), "--target", *wanted], cwd=ROOT,
                           capture_output=True, text=True, check=False)
    if built.returncode != 0:
        raise Stop("could not build:\n" + built.stdout[-4000:])


def configure(folder: Path, *options: str) -> None:
    subprocess.run(["cmake", *options, "-S", str(ROOT), "-B", str(folder)], cwd=ROOT, capture_output=True, check=True)
