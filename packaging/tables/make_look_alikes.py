"""Writes core/text/look_alike_table.cpp: which common Chinese characters look alike.

  pip install pillow numpy; python make_look_alikes.py [FONT]

The 3,755 characters of GB 2312's first level are drawn in Noto Sans CJK SC (Debian: fonts-noto-cjk). Two look alike where
their drawings, blurred so that a stroke may lie a little elsewhere, correlate strongly, both as ink and as strokes of each
direction; a character has at most MOST of them, the most alike first."""
import pathlib
import sys

import numpy
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = "Noto Sans CJK SC"
TARGET = pathlib.Path(__file__).resolve().parents[2] / "core/text/look_alike_table.cpp"
SIZE = 64  # pixels of a drawing
BLUR = 1.6  # pixels
DIRECTIONS = 4
ALIKE = 0.80  # smallest correlation
MOST = 4
COLUMNS = 108  # of a line of the table; a Chinese character takes two

HEAD = """// Made by packaging/tables/make_look_alikes.py from drawings of Noto Sans CJK; not to be edited.
#include "core/text/look_alike_table.h"

namespace wb {

// clang-format off
std::string_view lookAlikeTable() {
  return
"""
TAIL = """}
// clang-format on

}  // namespace wb
"""


def common_characters():
    """GB 2312's first level: rows 16 to 55."""
    for row in range(16, 56):
        for cell in range(1, 95 if row < 55 else 90):
            yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")


def font(path):
    for index in range(20):
        found = ImageFont.truetype(path, SIZE - 8, index=index)
        if found.getname()[0] == SIMPLIFIED:
            return found
    sys.exit(f"{path} holds no {SIMPLIFIED}")


def drawing(face, character):
    image = Image.new("L", (SIZE, SIZE))
    left, top, right, bottom = face.getbbox(character)
    place = ((SIZE - right - left) / 2, (SIZE - bottom - top) / 2)
    ImageDraw.Draw(image).text(place, character, font=face, fill=255)
    return image


def smooth(values, radius):
    """Gaussian blur of a float array; PIL blurs only bytes."""
    reach = int(3 * radius)
    kernel = numpy.exp(-(numpy.arange(-reach, reach + 1) ** 2) / (2 * radius**2))
    kernel /= kernel.sum()
    for axis in (0, 1):
        values = numpy.apply_along_axis(lambda line: numpy.convolve(line, kernel, "same"), axis, values)
    return values


def unit(values):
    values = values - values.mean()
    return values / numpy.linalg.norm(values)


def features(image):
    """The ink, and how much of it runs in each direction: two unit vectors."""
    ink = numpy.asarray(image, dtype="float32") / 255
    down, right = numpy.gradient(smooth(ink, 0.7))
    angle, strength = numpy.arctan2(down, right) % numpy.pi, numpy.hypot(down, right)
    strokes = []
    for direction in range(DIRECTIONS):
        distance = numpy.abs(angle - direction * numpy.pi / DIRECTIONS)
        weight = numpy.clip(1 - numpy.minimum(distance, numpy.pi - distance) * DIRECTIONS / numpy.pi, 0, 1)
        strokes.append(smooth(strength * weight, 2 * BLUR)[::2, ::2])
    return unit(smooth(ink, BLUR)[::2, ::2].ravel()), unit(numpy.stack(strokes).ravel())


def look_alikes(characters, face):
    ink, strokes = (numpy.stack(part).astype("float32") for part in zip(*(features(drawing(face, c)) for c in characters)))
    alike = (ink @ ink.T + strokes @ strokes.T) / 2
    numpy.fill_diagonal(alike, 0)
    for number, character in enumerate(characters):
        best = numpy.argsort(-alike[number], kind="stable")[:MOST]
        yield character, "".join(characters[i] for i in best if alike[number, i] >= ALIKE)


def lines(entries):
    line = ""
    for entry in entries:
        if 2 * len((line + " " + entry).replace(" ", "")) + (line + " " + entry).count(" ") > COLUMNS:
            yield line
            line = ""
        line += entry + " "
    yield line


def main():
    characters = list(common_characters())
    face = font(sys.argv[1] if len(sys.argv) > 1 else FONT)
    entries = [character + others for character, others in look_alikes(characters, face) if others]
    table = "".join(f'      "{line}"\n' for line in lines(entries))
    TARGET.write_text(HEAD + table.rstrip("\n") + ";\n" + TAIL, encoding="utf-8")
    print(f"{len(entries)} of {len(characters)} characters have look-alikes")


if __name__ == "__main__":
    main()
