#!/usr/bin/env python3
"""Makes the 24-dot character files of the receipt printer.

  resources/fonts/rare-24.bin                      what the kiosk draws itself: characters in names that have no
                                                   two-byte GBK code and so are missing in a printer's own font
  tests/simulators/receipt-printer/firmware-24.bin.z  what the simulated printer has in its own font: GBK 24x24 and
                                                   ASCII 12x24, deflated

Needs Debian's fonts-noto-cjk, fonts-babelstone-han, python3-pil and python3-fonttools. Run with the system's
interpreter from the root of the repository: /usr/bin/python3 scripts/make-dot-glyphs.py

File: "DOT1", u8 sections; per section u8 width in dots, u32le count, count x u24le code point (ascending),
count x (width x 3) bytes, column by column from the left, the top dot in the highest bit: the order of `FS 2`.
"""

import struct
import zlib

from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageDraw, ImageFont

NOTO = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
NOTO_SC, NOTO_MONO_SC = 2, 7
BABELSTONE = '/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf'
HEIGHT = 24
# A dot is burnt when at least this share of 255 of it is covered; lower closes the counters of dense characters.
THRESHOLD = 112
# The end of the URO and of extension A, which Noto lacks, and single characters known from names.
BABELSTONE_RANGES = [(0x4DB6, 0x4DBF), (0x9FF0, 0x9FFF), (0x21C7C, 0x21C7C)]
HANZI_RANGES = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3134F)]


def gbk_characters():
    """Every character of the two-byte area (the private-use cells are nobody's)."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            try:
                text = bytes([lead, trail]).decode('gb18030')
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF:
                found.add(ord(text))
    return found


def columns(image, width):
    """The dots of an image, column by column, the top one in the highest bit."""
    out = bytearray()
    for x in range(width):
        bits = 0
        for y in range(HEIGHT):
            bits = bits << 1 | (image.getpixel((x, y)) >= THRESHOLD)
        out += bits.to_bytes(3, 'big')
    return bytes(out)


def draw(font, code_point, width, shift):
    image = Image.new('L', (width, HEIGHT), 0)
    ImageDraw.Draw(image).text((0, shift), chr(code_point), fill=255, font=font, anchor='ls')
    return columns(image, width)


def section(width, glyphs):
    ordered = sorted(glyphs)
    head = struct.pack('<BI', width, len(ordered))
    index = b''.join(struct.pack('<I', point)[:3] for point in ordered)
    return head + index + b''.join(glyphs[point] for point in ordered)


def whole(*sections):
    return b'DOT1' + bytes([len(sections)]) + b''.join(sections)


def rare_glyphs(noto, babelstone, firmware):
    covered = TTCollection(NOTO).fonts[NOTO_SC].getBestCmap()
    hanzi = (point for first, last in HANZI_RANGES for point in range(first, last + 1))
    glyphs = {p: draw(noto, p, 24, 21) for p in hanzi if p in covered and p not in firmware}
    known = TTFont(BABELSTONE).getBestCmap()
    for first, last in BABELSTONE_RANGES:
        for point in range(first, last + 1):
            if point in known and point not in glyphs and point not in firmware:
                glyphs[point] = draw(babelstone, point, 24, 21)
    return glyphs


def main():
    noto = ImageFont.truetype(NOTO, HEIGHT, index=NOTO_SC)
    mono = ImageFont.truetype(NOTO, HEIGHT, index=NOTO_MONO_SC)
    babelstone = ImageFont.truetype(BABELSTONE, HEIGHT)
    firmware = gbk_characters()
    rare = rare_glyphs(noto, babelstone, firmware)
    with open('resources/fonts/rare-24.bin', 'wb') as file:
        file.write(whole(section(24, rare)))
    covered = TTCollection(NOTO).fonts[NOTO_SC].getBestCmap()
    wide = {p: draw(noto, p, 24, 21) for p in firmware if p in covered}
    narrow = {p: draw(mono, p, 12, 21) for p in range(0x20, 0x7F)}
    packed = zlib.compress(whole(section(12, narrow), section(24, wide)), 9)
    with open('tests/simulators/receipt-printer/firmware-24.bin.z', 'wb') as file:
        file.write(packed)
    print(f'{len(rare)} rare characters, {len(wide)} firmware characters, {len(packed)} bytes deflated')


if __name__ == '__main__':
    main()
