#!/usr/bin/env python3
"""Makes the shipped text fonts from Noto Sans CJK SC (SIL OFL 1.1).

Usage:  python3 scripts/make-fonts.py [--only core|common]

Needs fontTools and brotli, and Debian's fonts-noto-cjk. Writes resources/fonts/*.woff2 and the style sheet that
declares them. Three floors, so that the first screen waits for as few bytes as possible:

  core    every character of our own words and data, regular and bold
  common  GB2312: levels 1 and 2 and its signs (℃, ①, Greek, …), regular and bold
  rare    the rest of GBK, CJK Extension A, and every other Han character the source has, regular: names that nothing else can show

A browser asks for a floor only when the page holds a character that the floors above lack. In a composite face the
later rule wins, hence the order rare, common, core in the style sheet.
"""

import argparse
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / 'resources' / 'fonts'
SOURCES = {
    400: pathlib.Path('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
    700: pathlib.Path('/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc'),
}
FACE = 'Noto Sans CJK SC'
FAMILY = 'Kiosk Text'
RARE_FAMILY = 'Kiosk Rare'
"""Bold text looks here for a character that the bold file lacks; the browser thickens the regular form."""

WORDS = ['renderer/copy', 'renderer/parts', 'renderer/screens', 'electron/core', 'resources/services', 'resources/assisted', 'resources/sites', 'resources/dictionaries', 'resources/voucher', 'resources/lists', 'resources/packages', 'resources/premium', 'resources/gazetteer/cities.json']
"""Where our own words stand; their characters make the core. The names of all villages would make it half as large again."""

LARGEST_FILE = 3_000_000
BASIC = set(range(0x20, 0x7F)) | {ord(c) for c in '·×÷°±–—‘’“”…‰′″※←↑→↓√≤≥①②③④⑤⑥⑦⑧⑨⑩■□○●◎△▲▽▼★☆　、。〇〈〉《》「」『』【】〔〕！（），．／：；＜＝＞？［］｛｝～￥％＋－＊＃＆｜ü'}


def gb2312(first_row, last_row):
    """Characters of the given GB2312 rows; rows 16-55 are level 1, 56-87 level 2."""
    found = set()
    for row in range(first_row, last_row + 1):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes([row + 0xA0, cell + 0xA0]).decode('gb2312')))
            except UnicodeDecodeError:
                continue
    return found


def gbk_han():
    """Every Han character of GBK."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes([lead, trail]).decode('gbk')))
            except (UnicodeDecodeError, TypeError):
                continue
    return {c for c in found if c >= 0x3400}


def beyond_gbk(gbk):
    """Han characters outside GBK and Extension A, such as U+9FCF and U+2CC56, and the mark for one that no font has."""
    unified = set(range(0x4E00, 0xA000)) - gbk
    return unified | set(range(0x20000, 0x32000)) | {0x3013}


def own_words():
    """Every character that stands in our own words and data files."""
    found = set(BASIC)
    for room in WORDS:
        place = ROOT / room
        for path in [place] if place.is_file() else sorted(place.rglob('*')):
            if path.suffix in ('.ts', '.tsx', '.json'):
                found |= {ord(c) for c in path.read_text('utf-8') if ord(c) > 0x7F}
    return {c for c in found if c in BASIC or 0x2E80 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF}


def write(name, weight, wanted):
    """Writes one subset; returns its size in bytes."""
    collection = TTCollection(SOURCES[weight], lazy=True)
    font = next(f for f in collection.fonts if f['name'].getDebugName(1).startswith(FACE) and 'Mono' not in f['name'].getDebugName(1))
    have = set(font.getBestCmap())
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ['VORG', 'vhea', 'vmtx', 'BASE', 'GPOS', 'GSUB', 'GDEF', 'DSIG']
    worker = subset.Subsetter(options)
    worker.populate(unicodes=sorted(wanted & have))
    worker.subset(font)
    font.flavor = 'woff2'
    path = TARGET / f'{name}.woff2'
    font.save(path)
    size = path.stat().st_size
    print(f'{path.name}: {len(wanted & have)} characters, {size} bytes')
    if size > LARGEST_FILE:
        sys.exit(f'{path.name} is larger than {LARGEST_FILE} bytes')
    return size


def ranges(points):
    """CSS unicode-range text for a set of code points."""
    parts, run = [], []
    for point in sorted(points):
        if run and point == run[-1] + 1:
            run.append(point)
            continue
        if run:
            parts.append(run)
        run = [point]
    parts.append(run)
    return ', '.join(f'U+{p[0]:X}' if len(p) == 1 else f'U+{p[0]:X}-{p[-1]:X}' for p in parts)


def rule(family, name, weight, unicode_range):
    return (
        f"@font-face {{\n  font-family: '{family}';\n  font-weight: {weight};\n  font-display: block;\n"
        f"  src: url('./{name}.woff2') format('woff2');\n  unicode-range: {unicode_range};\n}}\n"
    )


def style_sheet(core):
    """Rare before common before core: the later rule wins."""
    han = 'U+A4-17F, U+2C0-2DF, U+370-4FF, U+2000-2FFF, U+3000-9FFF, U+FF00-FFEF'
    out = ['/* Written by scripts/make-fonts.py. Noto Sans CJK SC, SIL Open Font License 1.1 (OFL.txt). */\n']
    out.append(rule(RARE_FAMILY, 'rare-d', 400, 'U+3013, U+4E00-9FFF, U+20000-31FFF'))
    out.append(rule(RARE_FAMILY, 'rare-a', 400, 'U+3400-4DBF'))
    out.append(rule(RARE_FAMILY, 'rare-b', 400, 'U+4E00-75FF'))
    out.append(rule(RARE_FAMILY, 'rare-c', 400, 'U+7600-9FFF'))
    out.append(rule(RARE_FAMILY, 'common-regular', 400, han))
    for weight, word in ((400, 'regular'), (700, 'bold')):
        out.append(rule(FAMILY, f'common-{word}', weight, han))
        out.append(rule(FAMILY, f'core-{word}', weight, ranges(core)))
    (TARGET / 'text-fonts.css').write_text('\n'.join(out), 'utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', choices=['core', 'common'], help='make this floor and the style sheet, leave the rest')
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    core = own_words()
    if arguments.only != 'common':
        for weight, word in ((400, 'regular'), (700, 'bold')):
            write(f'core-{word}', weight, core)
    both = gb2312(1, 9) | gb2312(16, 87)
    if arguments.only != 'core':
        write('common-regular', 400, both | BASIC)
        write('common-bold', 700, both | BASIC)
    if arguments.only is None:
        rare = gbk_han() - both
        write('rare-a', 400, set(range(0x3400, 0x4DC0)))
        write('rare-b', 400, {c for c in rare if 0x4E00 <= c < 0x7600})
        write('rare-c', 400, {c for c in rare if 0x7600 <= c <= 0x9FFF})
        write('rare-d', 400, beyond_gbk(both | rare))
    style_sheet(core)
    total = sum(p.stat().st_size for p in TARGET.glob('*.woff2'))
    print(f'all: {total} bytes')


if __name__ == '__main__':
    main()
