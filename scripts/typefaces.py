#!/usr/bin/env python3
"""Cuts the typefaces in src-tauri/core/fonts/noto out of Noto Sans, and writes which characters papers
can print to src-tauri/core/data/printable.txt. Run by hand, from the root, when one of them changes:

  npm install --prefix /tmp/noto @expo-google-fonts/noto-sans{,-georgian,-armenian,-hebrew,-arabic,-thai,-devanagari,-jp,-kr,-sc}
  python3 -m venv /tmp/cutting && /tmp/cutting/bin/pip install fonttools==4.68.0
  /tmp/cutting/bin/python scripts/typefaces.py /tmp/noto/node_modules/@expo-google-fonts

The same packages give the same files.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGES = Path(sys.argv[1])
FONTS = Path('src-tauri/core/fonts')
PRINTABLE = Path('src-tauri/core/data/printable.txt')


def span(*bounds):
    return set().union(*(range(first, last + 1) for first, last in bounds))


def rows(codec, first, last):
    """The characters of these rows of a national standard of 94 by 94."""
    found = set()
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes([0xA0 + row, 0xA0 + cell]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return found


def covered(path):
    return set(TTFont(path).getBestCmap())


SANS = [covered(FONTS / f'SourceSans3-{style}.ttf') for style in ('Regular', 'SemiBold', 'Italic')]
# What is drawn without a glyph of its own: see report/shape.rs.
SPACES = {0x20, 0xA0}
JOINERS = {0x200C, 0x200D, 0x25CC}
# What Source Sans lacks in any style, and the letters that marks stand on.
LATIN = {c for c in range(0x21, 0x10000) if not all(c in style for style in SANS)} | span(
    (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x300, 0x36F), (0x391, 0x3C9), (0x410, 0x44F)
)
KANA = span((0x3000, 0x30FF), (0x31F0, 0x31FF), (0xFF01, 0xFF9F))

# File, package, characters. A script stands in regular and semi-bold, what is large in regular alone.
CUTS = [
    ('NotoSans', 'noto-sans', LATIN),
    ('NotoSansGeorgian', 'noto-sans-georgian', span((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    ('NotoSansArmenian', 'noto-sans-armenian', span((0x530, 0x58F), (0xFB13, 0xFB17))),
    ('NotoSansHebrew', 'noto-sans-hebrew', span((0x590, 0x5FF), (0xFB1D, 0xFB4F)) | JOINERS),
    ('NotoSansArabic', 'noto-sans-arabic', span((0x600, 0x6FF), (0x750, 0x77F)) | JOINERS),
    ('NotoSansThai', 'noto-sans-thai', span((0xE00, 0xE7F)) | JOINERS),
    ('NotoSansDevanagari', 'noto-sans-devanagari', span((0x900, 0x97F)) | JOINERS),
    # JIS X 0208, both levels.
    ('NotoSansJP', 'noto-sans-jp', rows('euc_jp', 16, 84) | KANA),
    # GB 2312, the first level.
    ('NotoSansSC', 'noto-sans-sc', rows('gb2312', 16, 55)),
    # The syllables of KS X 1001 and their letters.
    ('NotoSansKR', 'noto-sans-kr', rows('euc_kr', 16, 40) | span((0x3131, 0x318E))),
]
ALONE = {'NotoSans', 'NotoSansJP', 'NotoSansSC', 'NotoSansKR'}
# Positions and joins; of the large ones only what stands in every word.
PLAIN = ['ccmp', 'kern', 'locl', 'mark', 'mkmk']


def cut(source, target, characters, features):
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(source, options)
    assert font['head'].unitsPerEm == 1000 and 'fvar' not in font
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters | SPACES)
    cutter.subset(font)
    subset.save_font(font, target, options)


def runs(characters):
    found = []
    for character in sorted(characters):
        if found and found[-1][1] == character - 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return found


(FONTS / 'noto').mkdir(exist_ok=True)
for old in (FONTS / 'noto').iterdir():
    old.unlink()
owners, licences = {}, set()
for name, package, characters in CUTS:
    features = PLAIN if name in ALONE else ['*']
    for weight, style in [(400, 'Regular')] + ([] if name in ALONE else [(600, 'SemiBold')]):
        source = PACKAGES / package / f'{weight}{style}' / f'{name}_{weight}{style}.ttf'
        cut(source, FONTS / 'noto' / f'{name}-{style}.ttf', characters, features)
    owner, _, rest = (PACKAGES / package / 'LICENSE_FONT').read_text().partition('\n')
    owners.setdefault(owner.strip())
    licences.add('\n'.join(line.rstrip() for line in rest.strip().splitlines()))

# One licence under which all of them stand.
(licence,) = licences
(FONTS / 'noto' / 'OFL.txt').write_text('\n'.join(owners) + '\n\n' + licence + '\n')

# What a face has in every style that papers use, the serif ones left out: each has a sans beside it.
printable = set.intersection(*SANS)
for name, _, _ in CUTS:
    styles = [covered(path) for path in sorted((FONTS / 'noto').glob(f'{name}-*.ttf'))]
    printable |= set.intersection(*styles)
lines = [f'{first:04X}' if first == last else f'{first:04X}-{last:04X}' for first, last in runs(printable)]
PRINTABLE.write_text('\n'.join(lines) + '\n')
print(len(printable), 'characters;', sum(p.stat().st_size for p in (FONTS / 'noto').glob('*.ttf')), 'bytes')
