# SPDX-License-Identifier: GPL-3.0-or-later
"""One recording cut at an odd sample, each half encoded by a real encoder, the halves played through `linnet --render`:
how many samples a joint loses or adds. Lossless formats have to come out as the recording, bit by bit; of lossy ones
the length and the place of the second half are compared."""
import array
import pathlib
import random
import subprocess
import tempfile
import wave

from desk import BIN, check

CUT, LENGTH = 70_001, 150_007
# name: rate, what encodes {wav} into {out}
FORMATS = {
    "flac": (44100, "flac --silent -f -o {out} {wav}"),
    "wav": (44100, "cp {wav} {out}"),
    "aiff": (44100, "sox {wav} {out}"),
    "alac.m4a": (44100, "ffmpeg -y -v error -i {wav} -c:a alac {out}"),
    "wv": (44100, "wavpack -q -y {wav} -o {out}"),
    "mp3": (44100, "lame --quiet {wav} {out}"),
    "ogg": (44100, "oggenc --quiet -o {out} {wav}"),
    "opus": (48000, "opusenc --quiet {wav} {out}"),
    "aac48.m4a": (48000, "ffmpeg -y -v error -i {wav} -c:a aac -b:a 192k {out}"),
    "faststart.m4a": (44100, "ffmpeg -y -v error -i {wav} -c:a aac -b:a 192k -movflags +faststart {out}"),
    "aac.m4a": (44100, "ffmpeg -y -v error -i {wav} -c:a aac -b:a 192k {out}"),
}
LOSSLESS = ("flac", "wav", "aiff", "alac.m4a", "wv")
WINDOW, FURTHEST = 512, 3000


def recording(frames, seed=7):
    """Noise that changes slowly enough for lossy encoders to keep its shape: stereo, 16 bit."""
    random_numbers = random.Random(seed)
    samples, left, right = array.array("h"), 0.0, 0.0
    for _ in range(frames):
        left = 0.9 * left + random_numbers.uniform(-1800, 1800)
        right = 0.9 * right + random_numbers.uniform(-1800, 1800)
        samples.append(int(left))
        samples.append(int(right))
    return samples


def write_wav(path, samples, rate):
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.tobytes())


def left_of(path):
    """The left side of a rendered file as floats, by ffmpeg."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-af", "pan=mono|c0=c0", "-"],
                         check=True, capture_output=True).stdout
    return array.array("f", raw)


def shift(heard, whole, at):
    """By how many samples the stretch of `whole` at `at` stands later in `heard` than it should."""
    window = [s / 32768 for s in whole[2 * at:2 * (at + WINDOW):2]]

    def likeness(by):
        begin = at + by
        if begin < 0 or begin + WINDOW > len(heard):
            return -1e9
        return sum(a * b for a, b in zip(window, heard[begin:begin + WINDOW]))

    return max(sorted(range(-FURTHEST, FURTHEST + 1), key=abs), key=likeness)


def joint(folder, name):
    rate, command = FORMATS[name]
    whole = recording(LENGTH)
    halves = []
    for number, part in enumerate((whole[:2 * CUT], whole[2 * CUT:])):
        wav, out = folder / f"{name}-{number}.source.wav", folder / f"{name}-{number}.{name}"
        write_wav(wav, part, rate)
        subprocess.run(command.format(wav=wav, out=out).split(), check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        halves.append(out)
    rendered = folder / f"{name}.wav"
    run = subprocess.run([BIN / "linnet", "--render", rendered, *halves], capture_output=True, text=True, timeout=60)
    check(run.returncode == 0, f"{name}: {run.stderr}")
    heard = left_of(rendered)
    exact = None
    if name in LOSSLESS:
        with wave.open(str(rendered)) as wav:
            exact = wav.readframes(wav.getnframes()) == whole.tobytes()
    return len(heard) - LENGTH, shift(heard, whole, CUT - 12 * WINDOW), shift(heard, whole, CUT + 8 * WINDOW), exact


with tempfile.TemporaryDirectory(prefix="linnet-joints-") as name:
    folder = pathlib.Path(name)
    rows = {form: joint(folder, form) for form in FORMATS}
    print(f"{'format':10} {'total':>6} {'before':>7} {'behind':>7}  bits")
    for form, (total, before, behind, exact) in rows.items():
        print(f"{form:10} {total:6} {before:7} {behind:7}  {'' if exact is None else 'same' if exact else 'DIFFER'}")
    for form, (total, before, behind, exact) in rows.items():
        check(total == before == behind == 0, f"{form}: {total} samples too many, {before} before the joint, {behind} behind it")
        check(exact is not False, f"{form}: the samples differ from the recording")

    wrong = subprocess.run([BIN / "linnet", "--render", folder / "x.wav", folder / "missing.flac"], capture_output=True, text=True)
    check(wrong.returncode != 0 and "missing.flac" in wrong.stderr, f"a missing file gives {wrong.returncode}: {wrong.stderr}")
