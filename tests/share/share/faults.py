"""What staff, networks and power sockets do to the folder, and what must come of it."""

import os
import shutil
import time
from collections.abc import Callable
from typing import NamedTuple

from share.pictures import slide
from share.small_disk import free_bytes, small_disk
from share.stage import Failed, NotHere, Stage


class Row(NamedTuple):
    """A line of the table: what was done, what the wall showed, what the receipt said."""
    fault: str
    wall: str
    receipt: str


Case = Callable[[Stage], Row]


ALL_THREE = r"^All 3 slides are on air since"


def half(content: bytes) -> tuple[bytes, bytes]:
    return content[:len(content) // 2], content[len(content) // 2:]


def expect_unmoved(stage: Stage, begun: float, memory: float) -> str:
    """Since then no frame came 50 ms late, and the memory is about what it was, in MiB."""
    slowest = stage.slowest_frame(begun)
    grown = stage.player.resident_mib / memory
    if slowest > 1000 / 60 + 50 or grown > 1.2:
        raise Failed(f"a frame stood for {slowest:.0f} ms, the memory is {grown:.2f} times as much")
    return f"slowest frame {slowest:.0f} ms, memory {grown:.2f} times"


def drop(stage: Stage) -> Row:
    begun = stage.put_slide(40, "amber")
    stage.expect("amber", begun)
    stage.expect_round("red", "green", "blue", "amber")
    return Row("a new slide and its picture are dropped", "joins the round in its place",
               stage.expect_receipt("40-amber"))


def replace(stage: Stage) -> Row:
    stage.office.put("10-red.xml", slide("red.png", 8))
    stage.expect_long("red", 3)
    before = time.monotonic()
    begun = stage.office.put("red.png", stage.paint("violet"))
    stage.expect("violet", begun, 5)
    stage.expect_round("violet", "green", "blue")
    if stage.wall.names_since(before)[:2] != ["red", "violet"]:
        raise Failed("it was not repainted where it stood")
    stage.expect_never("red", begun + 5)
    return Row("a picture is replaced while its slide is on", "repainted where it stands", stage.expect_news(ALL_THREE))


def rewrite_in_place(stage: Stage) -> Row:
    first, rest = half(stage.paint("violet"))
    begun = time.monotonic()
    with open(stage.office.share / "red.png", "wb") as file:
        file.write(first)
        file.flush()
        time.sleep(6)
        stage.expect("red", begun + 3)
        file.write(rest)
    stage.expect("violet", begun)
    return Row("a picture is truncated and rewritten slowly", "the old one until the new one is whole",
               stage.expect_news(ALL_THREE))


def slow_upload(stage: Stage) -> Row:
    stage.office.put("40-amber.xml", slide("amber.png"))
    upload = stage.office.start_slow_put("amber.png")
    content = stage.paint("amber")
    part = len(content) // 8 + 1
    for at in range(0, len(content), part):
        upload.send(content[at:at + part])
        time.sleep(1)
    begun = upload.finish()
    stage.expect("amber", begun)
    return Row("an upload takes eight seconds", "the slide when its picture is whole",
               stage.expect_receipt("40-amber"))


def broken_upload(stage: Stage) -> Row:
    stage.office.put("40-amber.xml", slide("amber.png"))
    upload = stage.office.start_slow_put("amber.png")
    begun = time.monotonic()
    upload.send(half(stage.paint("amber"))[0])
    time.sleep(2)
    upload.break_off()
    said = stage.expect_receipt(r"still being copied amber\.png")
    stage.expect_round("red", "green", "blue")
    stage.expect_never("amber", begun)
    stage.office.put("amber.png", stage.paint("amber"))
    stage.expect_round("red", "green", "blue", "amber")
    return Row("an upload is broken off half-way, then repeated", "without the slide, then with it", said)


def reserved_first(stage: Stage) -> Row:
    content = stage.paint("violet")
    begun = time.monotonic()
    with open(stage.office.share / "red.png", "r+b") as file:
        file.truncate(0)
        file.truncate(len(content))
        time.sleep(6)
        stage.expect("red", begun + 3)
        file.write(content)
    stage.expect("violet", begun)
    return Row("Explorer reserves the full size, the content comes later", "the old picture until the new one is whole",
               stage.expect_news(ALL_THREE))


def arrives_by_rename(stage: Stage) -> Row:
    new = stage.office.share / "download.part"
    new.write_bytes(stage.paint("violet"))
    begun = time.monotonic()
    new.rename(stage.office.share / "red.png")
    stage.expect("violet", begun)
    return Row("a file arrives by renaming", "the new picture", stage.expect_news(ALL_THREE))


def old_time(stage: Stage) -> Row:
    new = stage.office.share / "new.part"
    new.write_bytes(stage.paint("violet"))
    os.utime(new, (10**9, 10**9))
    begun = time.monotonic()
    new.rename(stage.office.share / "red.png")
    stage.expect("violet", begun)
    return Row("a file with a date of 2001 replaces a newer one", "the new picture", stage.expect_news(ALL_THREE))


def delete_on_air(stage: Stage) -> Row:
    stage.expect("green", time.monotonic())
    gone = stage.office.delete("20-green.xml")
    stage.wall.wait_for(lambda look: look.name in ("red", "blue"), gone, 5)
    time.sleep(10)
    stage.expect_never("green", gone + 5)
    stage.expect_round("red", "blue")
    return Row("the slide on air is deleted", "leaves at once, never comes back", stage.expect_news("^Both slides are on air since"))


def rename_reorders(stage: Stage) -> Row:
    stage.office.rename("30-blue.xml", "15-blue.xml")
    stage.expect_round("red", "blue", "green")
    return Row("a slide is renamed", "the new order", stage.expect_receipt("15-blue"))


def broken_slide(stage: Stage) -> Row:
    stage.office.put("20-green.xml", slide("green.png").replace(b"<picture", b"<pictur"))
    said = stage.expect_receipt(r"20-green\.xml plays in an older version.*Line 2")
    stage.expect_round("red", "green", "blue")
    return Row("a slide is saved with a spelling mistake", "its last good version, all others", said)


def missing_picture(stage: Stage) -> Row:
    stage.office.put("40-amber.xml", slide("ambre.png"))
    stage.office.put("amber.png", stage.paint("amber"))
    said = stage.expect_receipt("no picture .ambre")
    stage.office.put("40-amber.xml", slide("amber.png"))
    stage.expect_round("red", "green", "blue", "amber")
    return Row("a slide names a picture that is not there, then another", "without it, then with it", said)


def undo(stage: Stage) -> Row:
    stage.put_slide(40, "amber")
    stage.expect_round("red", "green", "blue", "amber")
    stage.office.put("UNDO.txt", b"")
    said = stage.expect_receipt("are back")
    stage.expect_round("red", "green", "blue")
    stage.office.delete("UNDO.txt")
    stage.put_slide(50, "cyan")
    stage.expect_round("red", "green", "blue", "amber", "cyan")
    return Row("a file UNDO is dropped, later another slide", "the deck before, then the folder again", said)


def server_away(stage: Stage) -> Row:
    stage.office.stop_server()
    time.sleep(15)
    stage.expect_round("red", "green", "blue")
    stage.office.start_server()
    begun = stage.put_slide(40, "amber")
    took = stage.expect("amber", begun) - begun
    return Row("the server is off for 15 s, then a slide is dropped",
               f"goes on; within {took:.0f} s the new slide too", stage.expect_receipt("40-amber"))


def frozen_mount(stage: Stage, seconds: float = 60) -> Row:
    begun = time.monotonic()
    memory = stage.player.resident_mib
    stage.mount.freeze()
    time.sleep(seconds)
    unmoved = expect_unmoved(stage, begun, memory)
    stage.expect_round("red", "green", "blue")
    stage.mount.thaw()
    begun = stage.put_slide(40, "amber")
    stage.expect("amber", begun)
    return Row(f"the mount is frozen for {seconds:.0f} s",
               f"goes on ({unmoved}); then the new slide too",
               stage.expect_receipt("40-amber"))


def exit_while_frozen(stage: Stage) -> Row:
    stage.mount.freeze()
    time.sleep(3)
    took = stage.stop()
    if took > 2:
        raise Failed(f"it took {took:.1f} s to end")
    stage.start()
    begun = stage.player.begun
    stage.expect("red", begun)
    stage.expect_round("red", "green", "blue")
    stage.mount.thaw()
    return Row("the mount is frozen; the player is ended and started", f"ends in {took:.1f} s; starts with the last edition",
               "not written while the share hangs")


def mount_gone(stage: Stage) -> Row:
    stage.mount.unmount()
    time.sleep(6)
    stage.expect_round("red", "green", "blue")
    left = [path.name for path in stage.mount.point.iterdir()]
    if left:
        raise Failed(f"written into the empty folder: {left}")
    stage.restart()
    stage.expect("red", stage.player.begun)
    stage.expect_round("red", "green", "blue")
    stage.mount.mount()
    begun = stage.put_slide(40, "amber")
    stage.expect("amber", begun)
    return Row("the mount is gone, an empty folder in its place; the player is restarted, the mount comes back",
               "goes on; starts with the last edition; then the new slide too", stage.expect_receipt("40-amber"))


def power_cut(stage: Stage) -> Row:
    stage.restart()
    seen = stage.expect("red", stage.player.begun)
    stage.expect_round("red", "green", "blue")
    return Row("the power is cut (SIGKILL) and comes back",
               f"the first slide {1000 * (seen - stage.player.begun):.0f} ms after the start", stage.expect_receipt(ALL_THREE))


def damaged_library(stage: Stage) -> Row:
    stage.kill()
    objects = [path for path in (stage.state / "library" / "objects").rglob("*") if path.is_file()]
    largest = max(objects, key=lambda path: path.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 255
    largest.write_bytes(content)
    stage.start()
    stage.expect_round("red", "green", "blue")
    return Row("a byte of a picture in the library is damaged while the player is off",
               "all slides; the damaged picture is fetched again", stage.expect_receipt(ALL_THREE))


def lost_library(stage: Stage) -> Row:
    stage.kill()
    shutil.rmtree(stage.state / "library")
    stage.start()
    stage.expect_round("red", "green", "blue")
    return Row("the library is deleted while the player is off", "all slides, copied anew", stage.expect_receipt(ALL_THREE))


def many_files(stage: Stage) -> Row:
    stage.expect_round("red", "green", "blue")
    begun = time.monotonic()
    memory = stage.player.resident_mib
    content = os.urandom(3 << 20)
    for number in range(500):
        (stage.office.share / f"holiday-{number:03}.jpg").write_bytes(content)
    took = time.monotonic() - begun
    unmoved = expect_unmoved(stage, begun, memory)
    for path in stage.office.share.glob("holiday-*.jpg"):
        path.unlink()
    stage.expect_round("red", "green", "blue")
    return Row(f"500 files of 3 MB arrive within {took:.0f} s",
               f"goes on ({unmoved})", stage.expect_receipt(ALL_THREE))


def full_disk(stage: Stage) -> Row:
    """The library's disk has room for the first three pictures and not for another."""
    if os.geteuid() != 0:
        raise NotHere("only root may mount a small disk")
    stage.kill()
    disk = stage.state / "small-disk"
    with small_disk(disk, mebibytes=13):
        try:
            stage.start(library=disk / "library")
            stage.expect_round("red", "green", "blue")
            filler = disk / "somebody-elses"
            filler.write_bytes(bytes(free_bytes(disk) - (1 << 20)))
            begun = stage.put_slide(40, "amber")
            said = stage.expect_receipt("disk is full")
            time.sleep(5)
            stage.expect_round("red", "green", "blue")
            stage.expect_never("amber", begun)
            filler.unlink()
            freed = time.monotonic()
            took = stage.expect("amber", freed, 45) - freed
            stage.expect_round("red", "green", "blue", "amber")
            stage.expect_receipt("^All 4 slides are on air since")
        finally:
            stage.kill()
    stage.start()
    return Row("the TV's disk is full, later there is room again",
               f"what was on air; the new slide {took:.0f} s after there is room", said)


CASES: list[Case] = [
    drop, replace, rewrite_in_place, slow_upload, broken_upload, reserved_first, arrives_by_rename, old_time,
    delete_on_air, rename_reorders, broken_slide, missing_picture, undo, server_away, frozen_mount,
    exit_while_frozen, mount_gone, power_cut, damaged_library, lost_library, full_disk, many_files,
]

QUICK: list[Case] = [drop, replace, broken_upload, exit_while_frozen, damaged_library]
