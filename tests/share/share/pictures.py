"""Slides of one colour each, so that a look at the screen tells which one is on, and whether it is whole."""

import struct
import zlib
from typing import NamedTuple


class Colour(NamedTuple):
    red: int
    green: int
    blue: int


COLOURS = {
    "red": Colour(200, 40, 40), "green": Colour(40, 160, 60), "blue": Colour(40, 70, 200),
    "amber": Colour(230, 160, 20), "violet": Colour(130, 50, 170), "cyan": Colour(20, 170, 190),
}


def png(colour: Colour, width: int, height: int) -> bytes:
    """As large as its pixels: nothing is compressed, so that copying it takes a while."""
    row = b"\0" + bytes(colour) * width
    return b"\x89PNG\r\n\x1a\n" + b"".join((
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(row * height, 0)),
        chunk(b"IEND", b"")))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def slide(picture: str, seconds: int = 2, transition: str = "fade") -> bytes:
    return (f'<slide layout="picture" time="{seconds}s" transition="{transition}" transition-time="600ms">\n'
            f'  <picture src="{picture}" alt="A plain colour"/>\n</slide>\n').encode()


DECK = b'<deck footer="no"/>\n'
