# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the engine put out with what an independent decoder makes of the file."""
import array
import pathlib
import subprocess

from desk import check

RATE = 44100
TOLERANCE = 1e-4  # of full scale: two decoders of a lossy format round differently


def decode(path, rate=RATE):
    """The file as interleaved stereo float samples at `rate`, by ffmpeg."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2", "-ar", str(rate), "-"],
                         check=True, capture_output=True).stdout
    return array.array("f", raw)


def recorded(path):
    """What a bare-sample sink file holds now."""
    path = pathlib.Path(path)
    raw = path.read_bytes() if path.exists() else b""
    return array.array("f", raw[:len(raw) // 8 * 8])


def find(part, whole, start=0):
    """Index in `whole` from which 256 frames agree with the loudest stretch of `part`, moved back to its begin."""
    loudest = max(range(0, len(part) - 1024, 512), key=lambda i: max(map(abs, part[i:i + 512])))
    probe = part[loudest:loudest + 512]
    for i in range(max(start, 0) & ~1, len(whole) - len(probe), 2):
        if abs(whole[i] - probe[0]) < TOLERANCE and abs(whole[i + 256] - probe[256]) < TOLERANCE and \
                all(abs(a - b) < TOLERANCE for a, b in zip(probe, whole[i:i + 512])):
            return i - loudest
    return None


def check_heard(record, track, begin, seconds, sentence, rate=RATE):
    """`seconds` of the decoded track, from second `begin` on, stand in the record without one sample of difference.
    Gives the place in the record, in samples of both channels."""
    part = track[int(begin * rate) * 2:int((begin + seconds) * rate) * 2]
    at = find(part, record)
    check(at is not None and at >= 0, f"{sentence}: not in the {len(record) // 2} frames that the engine put out")
    check(len(record) >= at + len(part), f"{sentence}: the record ends too early")
    worst = max(abs(a - b) for a, b in zip(part, record[at:at + len(part)]))
    check(worst < TOLERANCE, f"{sentence}: differs by {worst:.6f} of full scale")
    return at
