# SPDX-License-Identifier: GPL-3.0-or-later
"""Small baseline JPEGs of coloured bands, made without an image library: every block is flat, so only DC is coded."""

import struct

_SIDE = 320  # pixels
_BLOCKS = _SIDE // 8
# The DC tables of the JPEG standard's annex K: code lengths of the categories 0 … 11.
_DC_BITS = {"Y": [2, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9], "C": [2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}
_END_OF_BLOCK = "0"  # The only code of our AC table.


def _codes(lengths):
    code, previous, out = 0, 0, []
    for length in lengths:
        code <<= length - previous if previous else 0
        out.append(format(code, f"0{length}b"))
        code, previous = code + 1, length
    return out


_DC_CODES = {name: _codes(lengths) for name, lengths in _DC_BITS.items()}


def _difference(table, value):
    size = abs(value).bit_length()
    bits = _DC_CODES[table][size]
    return bits + (format(value if value > 0 else value + (1 << size) - 1, f"0{size}b") if size else "")


def _huffman(kind, lengths, symbols):
    counts = bytes(lengths.count(length) for length in range(1, 17))
    return bytes([kind]) + counts + bytes(symbols)


def _segment(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


_HEADER = (
    b"\xff\xd8"
    + _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    + _segment(0xDB, b"\0" + b"\x08" * 64)  # With steps of 8 a DC value is the mean itself.
    + _segment(0xC0, struct.pack(">BHHB", 8, _SIDE, _SIDE, 3) + b"\1\x11\0\2\x11\0\3\x11\0")
    + _segment(0xC4, _huffman(0x00, _DC_BITS["Y"], range(12)))
    + _segment(0xC4, _huffman(0x10, [1], [0]))
    + _segment(0xC4, _huffman(0x01, _DC_BITS["C"], range(12)))
    + _segment(0xC4, _huffman(0x11, [1], [0]))
    + _segment(0xDA, b"\3\1\x00\2\x11\3\x11\0\x3f\0")
)


def _ycc(rgb):
    r, g, b = rgb
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return (round(y) - 128, round((b - y) * 0.564), round((r - y) * 0.713))


def cover(random):
    """A cover of four bands over four others; a few kilobytes."""
    bits, last = [], (0, 0, 0)
    width = _BLOCKS // 4
    same = "".join(_difference(t, 0) + _END_OF_BLOCK for t in "YCC")
    for _ in range(2):
        colours = [_ycc([random.randrange(256) for _ in range(3)]) for _ in range(4)]
        for _ in range(_BLOCKS // 2):
            for colour in colours:
                bits.extend(_difference(t, c - p) + _END_OF_BLOCK for t, c, p in zip("YCC", colour, last))
                bits.append(same * (width - 1))
                last = colour
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    return _HEADER + int(text, 2).to_bytes(len(text) // 8, "big").replace(b"\xff", b"\xff\0") + b"\xff\xd9"
