"""Small pictures in every kind of file that cameras and the web make, and what they look like by Pillow, turned upright and over white.

Writes pictures.json beside it: for each picture the file and the expected bytes (channels, height, width), both in base64.
Ran with Python 3.11.2, Pillow 9.4.0, numpy 1.24.2 (Debian: python3-pil, python3-numpy).
"""
import base64
import io
import json
import os
import struct
import zlib

import numpy
from PIL import Image, ImageOps

WIDTH, HEIGHT = 16, 8
ORIENTATION = 0x0112


def pixels():
    """Every corner differs from the others, so that each of the eight orientations does."""
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    return numpy.stack([x * 16, y * 32, 255 - 8 * x - 12 * y], 2).astype(numpy.uint8)


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png(depth, color, rows):
    """A PNG by hand: Pillow writes no 16 bits of colour."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    body = b"".join(b"\0" + row.astype(">u2").tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], depth, color, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def upright(file):
    """As Pillow sees it: the first frame, turned upright, over white."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(file))).convert("RGBA")
    return numpy.asarray(Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB"))


def padded(picture):
    """In the middle of a black square of the longer side."""
    height, width = picture.shape[:2]
    side = max(height, width)
    square = numpy.zeros((side, side, 3), numpy.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top:top + height, left:left + width] = picture
    return square


def cropped(picture):
    """The square of the shorter side in the middle."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return picture[top:top + side, left:left + side]


def orientation(value):
    exif = Image.Exif()
    exif[ORIENTATION] = value
    return exif


def files():
    plain = Image.fromarray(pixels())
    alpha = Image.fromarray(numpy.dstack([pixels(), numpy.tile(numpy.linspace(0, 255, WIDTH).astype(numpy.uint8), (HEIGHT, 1))]))
    jpeg = {"quality": 95, "subsampling": 0}
    for value in range(1, 9):
        yield f"orientation {value}, JPEG", saved(plain, "JPEG", exif=orientation(value), **jpeg), 2
    yield "orientation 6, WebP", saved(plain, "WEBP", lossless=True, exif=orientation(6)), 0
    yield "orientation 6, PNG", saved(plain, "PNG", exif=orientation(6)), 0
    yield "JPEG", saved(plain, "JPEG", **jpeg), 2
    yield "JPEG, progressive", saved(plain, "JPEG", progressive=True, **jpeg), 2
    yield "JPEG, grey", saved(plain.convert("L"), "JPEG", quality=95), 2
    yield "JPEG, CMYK", saved(plain.convert("CMYK"), "JPEG", **jpeg), 3
    yield "PNG", saved(plain, "PNG"), 0
    yield "PNG, grey", saved(plain.convert("L"), "PNG"), 0
    yield "PNG, one bit", saved(plain.convert("1"), "PNG"), 0
    yield "PNG, palette", saved(plain.quantize(16), "PNG"), 0
    yield "PNG, palette with a transparent colour", saved(plain.quantize(16), "PNG", transparency=3), 0
    yield "PNG, transparent", saved(alpha, "PNG"), 2
    yield "PNG, grey and transparent", saved(alpha.convert("LA"), "PNG"), 2
    yield "BMP", saved(plain, "BMP"), 0
    yield "WebP", saved(plain, "WEBP", lossless=True), 0
    yield "WebP, transparent", saved(alpha, "WEBP", lossless=True), 2
    flat = plain.quantize(16)
    others = [Image.new("P", plain.size, color) for color in (1, 2)]
    yield "GIF", saved(flat, "GIF"), 0
    yield "GIF, animated", saved(flat, "GIF", save_all=True, append_images=others, duration=40), 0
    yield "WebP, animated", saved(plain, "WEBP", save_all=True, lossless=True, append_images=[Image.new("RGB", plain.size, "red")]), 0


def deep():
    """16 bits a channel, of which the upper eight are the picture: v / 257, rounded."""
    colour = pixels().astype(numpy.uint16) * 257 + 100
    grey = colour[:, :, 1]
    yield "PNG, 16 bits", png(16, 2, colour), numpy.rint(colour / 257).astype(numpy.uint8), 1
    yield "PNG, 16 bits of grey", png(16, 0, grey), numpy.repeat(numpy.rint(grey / 257).astype(numpy.uint8)[:, :, None], 3, 2), 1


def photographs():
    """Sixteen times as wide and high: read at a fraction of their size, then squashed to the size wanted."""
    large = Image.fromarray(pixels()).resize((16 * WIDTH, 16 * HEIGHT), Image.Resampling.BILINEAR)
    for kind in ("JPEG", "WEBP"):
        for value in (1, 6):
            file = saved(large, kind, quality=95, exif=orientation(value))
            yield f"large, orientation {value}, {kind}", file, numpy.asarray(Image.fromarray(upright(file)).resize((16, 16), Image.Resampling.BOX)), 5


def main():
    rows = []

    def add(name, file, fit, expected, tolerance):
        rows.append({
            "name": name, "fit": fit, "size": expected.shape[0], "tolerance": tolerance, "file": base64.b64encode(file).decode(),
            "expected": base64.b64encode(expected.transpose(2, 0, 1).tobytes()).decode()})

    for name, file, tolerance in files():
        add(name, file, "Pad", padded(upright(file)), tolerance)
        if name in ("orientation 8, JPEG", "PNG, transparent"):
            add(name, file, "Crop", cropped(upright(file)), tolerance)
    for name, file, expected, tolerance in deep():
        add(name, file, "Pad", padded(expected), tolerance)
    for name, file, expected, tolerance in photographs():
        add(name, file, "Squash", expected, tolerance)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures.json"), "w", encoding="ascii") as out:
        out.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


main()
