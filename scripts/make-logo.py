#!/usr/bin/env python3
"""Draws the mark that slips may carry: a ring with a cross in it, our own and nobody's emblem.

Usage:  python3 scripts/make-logo.py

Writes resources/logos/yibao-mark.png, 96 dots each way (12 mm at 203 dpi), grey with smooth edges.
"""

import pathlib
import struct
import zlib

TARGET = pathlib.Path(__file__).resolve().parent.parent / 'resources' / 'logos' / 'yibao-mark.png'
SIDE = 96
FINE = 4
"""Points a dot is looked at, each way."""


def is_black(x, y):
    """Whether a point is black; the middle is 0, 0 and the ring's outer edge at 1."""
    distance = (x * x + y * y) ** 0.5
    ring = 0.82 <= distance <= 0.98
    cross = max(abs(x), abs(y)) <= 0.52 and min(abs(x), abs(y)) <= 0.17
    return ring or cross


def grey(column, row):
    black = sum(
        is_black((column + (i + 0.5) / FINE) / SIDE * 2 - 1, (row + (j + 0.5) / FINE) / SIDE * 2 - 1)
        for i in range(FINE)
        for j in range(FINE)
    )
    return 255 - round(255 * black / FINE**2)


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def main():
    rows = b''.join(b'\0' + bytes(grey(x, y) for x in range(SIDE)) for y in range(SIDE))
    header = struct.pack('>IIBBBBB', SIDE, SIDE, 8, 0, 0, 0, 0)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


if __name__ == '__main__':
    main()
