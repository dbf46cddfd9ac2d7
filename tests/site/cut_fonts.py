"""Cut the static faces of the book from the variable ones of the site.

Run as `python -m tests.site.cut_fonts` when the faces of the site change; `test_fonts.py` holds the
one against the other. The three pieces of a face (Latin, Cyrillic, Kazakh) become one file.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = Path(__file__).parents[2] / "plugins/glossa/site"
FACES = PACKAGE / "assets/fonts"
CUTS = PACKAGE / "book/fonts"
PIECES = ("latin", "cyrillic", "kazakh")
WEIGHTS = {"Regular": 400, "Bold": 700}
STYLES = {
    "Literata": {"literata-roman": "", "literata-italic": "Italic"},
    "Golos Text": {"golos": ""},
}
_VARIABLE = ("STAT", "HVAR", "VVAR", "MVAR", "avar", "vhea", "vmtx", "gasp")


def main() -> None:
    for family, faces in STYLES.items():
        for face, slope in faces.items():
            for name, weight in WEIGHTS.items():
                style = f"{name} {slope}".strip() if name == "Bold" or not slope else slope
                path = CUTS / f"{family.replace(' ', '')}-{style.replace(' ', '')}.ttf"
                path.write_bytes(cut(face, weight, family, style))


def cut(face: str, weight: int, family: str, style: str) -> bytes:
    """One face at one weight, all its letters in one file."""
    pieces = []
    for piece in PIECES:
        font = TTFont(FACES / f"{face}-{piece}.woff2", recalcTimestamp=False)
        font.flavor = None
        font = instantiateVariableFont(font, {"wght": weight})
        for table in _VARIABLE:
            if table in font:
                del font[table]
        pieces.append(io.BytesIO())
        font.save(pieces[-1])
    merged = Merger(options=Options(drop_tables=["prep"])).merge(pieces)
    _name(merged, family, style, weight)
    stream = io.BytesIO()
    merged.recalcTimestamp = False
    merged.save(stream)
    return stream.getvalue()


def _name(font: TTFont, family: str, style: str, weight: int) -> None:
    names = font["name"]
    own = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    kept = {0, 5, 13, 14}
    names.names = [record for record in names.names if record.nameID in kept]
    for number, text in own.items():
        names.setName(text, number, 3, 1, 0x409)
    bold, italic = weight == 700, "Italic" in style
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (
        (italic << 0) | (bold << 5) | ((not bold and not italic) << 6) | (1 << 7)
    )
    font["head"].macStyle = (bold << 0) | (italic << 1)
    font["head"].created = font["head"].modified = 0


if __name__ == "__main__":
    main()
