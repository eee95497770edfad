"""Small pictures drawn by code: flat rectangles in up to sixteen colours, written as PNG."""

import base64
import hashlib
import struct
import zlib
from collections.abc import Sequence

from journeyboard.journey.records import Asset

Shape = tuple[int, int, int, int, int]
"""x, y, width, height in pixels, and the index of its colour."""


def picture(name: str, size: tuple[int, int], colours: Sequence[str], shapes: Sequence[Shape]) -> Asset:
    """The asset `asset-<name>`: `shapes` over each other on the first of `colours` ("#rrggbb", at most 16).

    The width is even, since a byte holds two pixels.
    """
    width, height = size
    pixels = [bytearray(width) for _ in range(height)]
    for x, y, wide, high, colour in shapes:
        for row in pixels[y : y + high]:
            row[x : x + wide] = bytes([colour]) * len(row[x : x + wide])
    data = _png(width, height, colours, pixels)
    return Asset(
        id=f"asset-{name}",
        media_type="image/png",
        sha256=hashlib.sha256(data).hexdigest(),
        data=base64.b64encode(data).decode("ascii"),
        width=width,
        height=height,
    )


def _png(width: int, height: int, colours: Sequence[str], pixels: Sequence[bytes | bytearray]) -> bytes:
    """PNG (ISO/IEC 15948) with a palette and four bits a pixel."""
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    palette = b"".join(bytes.fromhex(colour[1:]) for colour in colours)
    rows = b"".join(
        b"\0" + bytes(left << 4 | right for left, right in zip(row[::2], row[1::2], strict=True)) for row in pixels
    )
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", _stored(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _stored(data: bytes) -> bytes:
    """A zlib stream that is not compressed: libraries compress differently, and the samples must not."""
    blocks = [data[start : start + 0xFFFF] for start in range(0, len(data), 0xFFFF)]
    body = b"".join(
        struct.pack("<BHH", index == len(blocks) - 1, len(block), len(block) ^ 0xFFFF) + block
        for index, block in enumerate(blocks)
    )
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))
