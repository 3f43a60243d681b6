# SPDX-License-Identifier: GPL-3.0-or-later
"""Five formats: a clip of each is encoded once with the real encoder; after that files differ in their tags and in a
few bytes of audio, put where the format allows them, so that every file decodes and none sounds the same."""

import array
import base64
import math
import pathlib
import struct
import subprocess
import wave
import zlib

_RATE = 16_000


def _run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _clip(folder, seconds):
    path = folder / f"clip{seconds}.wav"
    samples = array.array("h", (int(9000 * math.sin(i * 0.17) * math.exp(-i / 4000)) for i in range(int(_RATE * seconds))))
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, _RATE, 0, "NONE", ""))
        out.writeframes(samples.tobytes())
    return path


def _vorbis_comment(tags, vendor=b"linnet generator"):
    entries = [f"{key.upper()}={value}".encode() for key, value in tags if value]
    out = struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(entries))
    return out + b"".join(struct.pack("<I", len(entry)) + entry for entry in entries)


def _picture(jpeg):
    return struct.pack(">II", 3, 10) + b"image/jpeg" + struct.pack(">IIIIII", 0, 320, 320, 24, 0, len(jpeg)) + jpeg


def _crc(data, width, polynomial):
    value, top = 0, 1 << (width - 1)
    for byte in data:
        value ^= byte << (width - 8)
        for _ in range(8):
            value = ((value << 1) ^ (polynomial if value & top else 0)) & ((1 << width) - 1)
    return value


class Flac:
    suffix = ".flac"

    def __init__(self, folder):
        path = folder / "clip.flac"
        _run("flac", "-s", "-f", "--no-padding", "-8", "-o", str(path), str(_clip(folder, 0.4)))
        data = path.read_bytes()
        self._info = bytearray(data[8:42])
        at = 4
        while not data[at] & 0x80:
            at += 4 + int.from_bytes(data[at + 1:at + 4], "big")
        self._frames = data[at + 4 + int.from_bytes(data[at + 1:at + 4], "big"):]
        samples = int.from_bytes(self._info[13:18], "big") & 0xFFFFFFFFF
        self._frame_number = -(-samples // int.from_bytes(self._info[0:2], "big"))
        self._info[13:18] = (int.from_bytes(self._info[13:18], "big") + 16).to_bytes(5, "big")
        self._info[4:10] = bytes(6)  # Frame sizes unknown …
        self._info[18:34] = bytes(16)  # … and the sum over all samples too.

    def _last_frame(self, salt):
        """Sixteen samples, as they are."""
        header = b"\xff\xf8\x60\x00" + bytes([self._frame_number, 15])
        frame = header + bytes([_crc(header, 8, 0x07)]) + b"\x02" + (salt * 2)[:32]
        return frame + _crc(frame, 16, 0x8005).to_bytes(2, "big")

    def build(self, tags, salt, jpeg):
        blocks = [(0, bytes(self._info)), (4, _vorbis_comment(tags))]
        if jpeg:
            blocks.append((6, _picture(jpeg)))
        out = b"fLaC"
        for i, (kind, body) in enumerate(blocks):
            last = 0x80 if i + 1 == len(blocks) else 0
            out += bytes([kind | last]) + len(body).to_bytes(3, "big") + body
        return out + self._frames + self._last_frame(salt)


class Mp3:
    suffix = ".mp3"
    _FRAMES = {"title": "TIT2", "artist": "TPE1", "album": "TALB", "albumartist": "TPE2", "date": "TDRC",
               "genre": "TCON", "tracknumber": "TRCK", "discnumber": "TPOS"}

    def __init__(self, folder):
        path = folder / "clip.mp3"
        _run("lame", "--quiet", "-t", "-m", "m", "-b", "16", "--noreplaygain", str(_clip(folder, 1.2)), str(path))
        self._audio = path.read_bytes()
        header = self._audio[:4]
        # 576 samples a frame at 16 kbit/s. No granule uses a bit, so all that follows is ancillary data.
        self._size = 72 * 16_000 // _RATE
        self._silent = header[:2] + bytes([header[2] & 0xFD]) + header[3:4] + bytes(9)

    @staticmethod
    def _frame(name, body):
        size = len(body)
        return name.encode() + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + b"\0\0" + body

    def build(self, tags, salt, jpeg):
        body = b"".join(self._frame(self._FRAMES[k], b"\3" + v.encode()) for k, v in tags if v and k in self._FRAMES)
        if jpeg:
            body += self._frame("APIC", b"\0image/jpeg\0\3\0" + jpeg)
        size = len(body)
        head = b"ID3\4\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
        return head + body + self._audio + self._silent + (salt * 6)[:self._size - len(self._silent)]


_REVERSED = bytes(int(f"{i:08b}"[::-1], 2) for i in range(256))


def _page(kind, granule, serial, number, segments, body):
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, kind, granule, serial, number, 0, len(segments)) + bytes(segments)
    # Ogg's CRC is zlib's with the bits of bytes and sum reversed.
    value = zlib.crc32((head + body).translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    value = int(f"{value:032b}"[::-1], 2)
    return head[:22] + struct.pack("<I", value) + head[26:] + body


def _packet_pages(packet, serial, number):
    """The pages of one header packet."""
    segments = [255] * (len(packet) // 255) + [len(packet) % 255]
    out, at = b"", 0
    for begin in range(0, len(segments), 255):
        part = segments[begin:begin + 255]
        out += _page(1 if begin else 0, 0 if begin + 255 >= len(segments) else -1, serial, number, part,
                     packet[at:at + sum(part)])
        at, number = at + sum(part), number + 1
    return out, number


def _packets(data):
    """(granule of the page that ends it, packet) of each packet."""
    at, packet, out = 0, b"", []
    while at < len(data):
        count = data[at + 26]
        granule = struct.unpack_from("<q", data, at + 6)[0]
        body = at + 27 + count
        for size in data[at + 27:at + 27 + count]:
            packet += data[body:body + size]
            body += size
            if size < 255:
                out.append((granule, packet))
                packet = b""
        at = body
    return out


class _Ogg:
    """First page, comments, further headers, then the audio: all but its last packet is the same in each file."""

    def __init__(self, data, header_count):
        packets = _packets(data)
        self._first, self._more = packets[0][1], [p for _, p in packets[2:header_count]]
        self._audio = packets[header_count:]

    def _build(self, comment, last_packet, granule):
        serial = 1
        out, number = _page(2, 0, serial, 0, [len(self._first)], self._first), 1
        for packet in [comment] + self._more:
            pages, number = _packet_pages(packet, serial, number)
            out += pages
        segments, body = [], b""
        for packet in [p for _, p in self._audio[:self._kept]] + [last_packet]:
            segments += [255] * (len(packet) // 255) + [len(packet) % 255]
            body += packet
        assert len(segments) <= 255
        return out + _page(4, granule, serial, number, segments, body)


class Vorbis(_Ogg):
    suffix = ".ogg"

    def __init__(self, folder):
        path = folder / "clip.ogg"
        _run("oggenc", "-Q", "-q", "-1", "-o", str(path), str(_clip(folder, 0.8)))
        super().__init__(path.read_bytes(), 3)
        self._kept = len(self._audio) - 1

    def build(self, tags, salt, jpeg):
        if jpeg:
            tags = tags + [("METADATA_BLOCK_PICTURE", base64.b64encode(_picture(jpeg)).decode())]
        comment = b"\3vorbis" + _vorbis_comment(tags) + b"\1"
        granule, last = self._audio[-1]
        return self._build(comment, last + salt, granule)  # What follows a packet's samples is not read.


class Opus(_Ogg):
    suffix = ".opus"

    def __init__(self, folder):
        path = folder / "clip.opus"
        _run("opusenc", "--quiet", "--bitrate", "16", "--serial", "1", str(_clip(folder, 1.0)), str(path))
        super().__init__(path.read_bytes(), 2)
        self._kept = len(self._audio)
        granule, last = self._audio[-1]
        self._granule = granule + 960  # The packet that is added lasts 20 ms at 48 kHz.
        self._padded = bytes([last[0] | 3, 0x41, 16])  # One empty frame and sixteen bytes of padding.

    def build(self, tags, salt, jpeg):
        if jpeg:
            tags = tags + [("METADATA_BLOCK_PICTURE", base64.b64encode(_picture(jpeg)).decode())]
        comment = b"OpusTags" + _vorbis_comment(tags)
        return self._build(comment, self._padded + salt, self._granule)


def _atom(name, body):
    return struct.pack(">I4s", len(body) + 8, name) + body


class Mp4:
    suffix = ".m4a"
    _ATOMS = {"title": b"\xa9nam", "artist": b"\xa9ART", "album": b"\xa9alb", "albumartist": b"aART",
              "date": b"\xa9day", "genre": b"\xa9gen"}

    def __init__(self, folder):
        path = folder / "clip.m4a"
        _run("ffmpeg", "-y", "-i", str(_clip(folder, 1.0)), "-c:a", "aac", "-b:a", "24k", "-fflags", "+bitexact",
             "-flags:a", "+bitexact", "-map_metadata", "-1", str(path))
        data, at, self._head, self._movie = path.read_bytes(), 0, b"", b""
        while at < len(data):
            size, name = struct.unpack_from(">I4s", data, at)
            if name == b"mdat":
                self._media = data[at + 8:at + size]
            elif name == b"moov":
                self._movie = self._without_udta(data[at + 8:at + size])
            else:
                self._head += data[at:at + size]
            at += size
        assert self._head + b"" and data.index(b"mdat") < data.index(b"moov")  # So offsets stay what they are.

    @staticmethod
    def _without_udta(movie):
        at, out = 0, b""
        while at < len(movie):
            size, name = struct.unpack_from(">I4s", movie, at)
            if name != b"udta":
                out += movie[at:at + size]
            at += size
        return out

    def build(self, tags, salt, jpeg):
        values = dict(tags)
        items = b"".join(_atom(self._ATOMS[k], _atom(b"data", struct.pack(">II", 1, 0) + v.encode()))
                         for k, v in tags if v and k in self._ATOMS)
        number = struct.pack(">IIHHHH", 0, 0, 0, int(values["tracknumber"]), 0, 0)
        items += _atom(b"trkn", _atom(b"data", number))
        if jpeg:
            items += _atom(b"covr", _atom(b"data", struct.pack(">II", 13, 0) + jpeg))
        handler = _atom(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
        meta = _atom(b"meta", bytes(4) + handler + _atom(b"ilst", items))
        movie = _atom(b"moov", self._movie + _atom(b"udta", meta))
        return self._head + _atom(b"mdat", self._media + salt) + movie


def all_formats(folder: pathlib.Path):
    """One of each, in a fixed order; their clips are made in `folder`."""
    return [Flac(folder), Mp3(folder), Vorbis(folder), Opus(folder), Mp4(folder)]
