"""The photos and the decks: made here, kept between runs, the same on every machine with the same ImageMagick."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Iterable, NamedTuple

from harness.screen import Size

SLIDES = 6
TWELVE_MEGAPIXELS = Size(4000, 3000)
FORTY_MEGAPIXELS = Size(7760, 5184)


# How ImageMagick writes them: the strength of the grain, and the quality, which for PNG is zlib's sixth level without a
# filter. With less grain, a PNG of 40 megapixels stays below the 64 MB up to which slidewell reads a file.
LOOKS = {".jpg": ("0.3", "90"), ".png": ("0.1", "60")}


def photo(path: Path, size: Size, seed: int) -> Path:
    """Soft clouds of colour under a camera's grain, which cost a decoder about what a photo costs."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_stem(path.stem + "-unfinished")
    grain, quality = LOOKS[path.suffix]
    subprocess.run(
        ["convert", "-size", f"{size.width // 4}x{size.height // 4}", "-seed", str(seed), "plasma:fractal",
         "-blur", "0x2", "-modulate", "115,60", "-resize", f"{size}!", "-attenuate", grain, "+noise", "Gaussian",
         "-depth", "8", "-quality", quality, str(made)], check=True)
    made.rename(path)
    return path


def photos(folder: Path, size: Size, count: int = SLIDES) -> list[Path]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda seed: photo(folder / f"{size}-{seed}.jpg", size, seed), range(1, count + 1)))


class Timing(NamedTuple):
    """How slides come and go: milliseconds, and by which transition (a browser and others always fade)."""
    stand: int = 3000
    fade: int = 1000
    transition: str = "fade"


def slide(source: str, timing: Timing, motion: str = "still") -> str:
    return (f'<slide layout="picture" time="{timing.stand}ms" transition="{timing.transition}" '
            f'transition-time="{timing.fade}ms" footer="no">\n  <picture src="{source}" motion="{motion}"/>\n</slide>\n')


def page(pictures: Iterable[str], timing: Timing) -> str:
    """The same show as a web page. The next photo fades in over the current one."""
    images = "\n".join(f'<img src="{picture}" alt="">' for picture in pictures)
    return PAGE.replace("IMAGES", images).replace("STAND", str(timing.stand)).replace("FADE", str(timing.fade))


PAGE = """<!doctype html>
<meta charset="utf-8">
<title>slides</title>
<style>
  body { margin: 0; background: #000; overflow: hidden; cursor: none }
  img { position: absolute; width: 100vw; height: 100vh; object-fit: cover; opacity: 0 }
  img.below { opacity: 1; z-index: 1 }
  img.shown { opacity: 1; z-index: 2; transition: opacity FADEms ease-in-out }
</style>
IMAGES
<script>
  const slides = [...document.images];
  let current = 0;
  slides[0].className = 'shown';
  function next() {
    const old = current;
    current = (current + 1) % slides.length;
    for (const slide of slides) slide.className = '';
    slides[old].className = 'below';
    slides[current].className = 'shown';
    setTimeout(next, STAND + FADE);
  }
  setTimeout(next, STAND);
</script>
"""


class Deck(NamedTuple):
    """A folder with slides for us, the photos themselves for others, and a page for a browser."""
    folder: Path
    pictures: list[Path]
    page: Path
    timing: Timing


def make_deck(folder: Path, originals: list[Path], count: int, timing: Timing = Timing(),
              motion: str = "still", own_pictures: bool = True) -> Deck:
    """`count` slides that show the originals in turn, each under a name of its own or all under theirs."""
    names = [number if own_pictures else number % len(originals) for number in range(count)]
    pictures = [folder / f"{name:05}{originals[name % len(originals)].suffix}" for name in names]
    deck = Deck(folder, pictures, folder.with_suffix(".html"), timing)
    complete = folder / "complete"
    recipe = repr((originals, count, timing, motion, own_pictures))
    if complete.exists() and complete.read_text(encoding="utf-8") == recipe:
        return deck
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, picture in enumerate(pictures):
        if not picture.exists():
            os.link(originals[number % len(originals)], picture)
        (folder / f"{number:05}.xml").write_text(slide(picture.name, timing, motion), encoding="utf-8")
    deck.page.write_text(page((f"{folder.name}/{picture.name}" for picture in pictures[:SLIDES]), timing),
                         encoding="utf-8")
    complete.write_text(recipe, encoding="utf-8")
    return deck
