# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the engine put out with what an independent decoder makes of the file."""
import array
import pathlib
import subprocess

from desk import check


def decode(path, rate=44100):
    """The file as stereo float samples at `rate`, by ffmpeg."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2", "-ar", str(rate), "-"],
                         check=True, capture_output=True).stdout
    return array.array("f", raw)


def recorded(path):
    """What a bare-sample sink file holds now."""
    raw = pathlib.Path(path).read_bytes()
    return array.array("f", raw[:len(raw) // 8 * 8])


def find(part, whole, start=0):
    """Index in `whole` where `part` begins within 1e-4 of each sample, or nothing. Searches for its loudest stretch."""
    probe = min(len(part), 512)
    first = part[0]
    limit = len(whole) - probe
    i = start
    while i <= limit:
        if abs(whole[i] - first) < 1e-4 and all(abs(whole[i + k] - part[k]) < 1e-4 for k in range(0, probe)):
            return i
        i += 2
    return None


def check_heard(record, track, seconds, sentence, skip=0.5):
    """`seconds` of the decoded track, from `skip` seconds in, stand in the record without a sample of difference
    (1e-4 of full scale)."""
    begin = int(skip * 44100) * 2
    length = int(seconds * 44100) * 2
    part = track[begin:begin + length]
    at = find(part, record)
    check(at is not None, f"{sentence}: not in what the engine put out ({len(record) // 2} samples)")
    worst = max((abs(a - b) for a, b in zip(part, record[at:at + length])), default=0.0)
    check(len(record) - at >= length, f"{sentence}: the record ends too early")
    check(worst < 1e-4, f"{sentence}: differs by {worst:.6f}")
    return at
