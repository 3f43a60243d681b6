# SPDX-License-Identifier: GPL-3.0-or-later
"""Music for the tests: files made by real encoders, and the free music of Debian's packages."""
import os
import pathlib
import subprocess

TOP = pathlib.Path(__file__).resolve().parents[2]
DEMO = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "linnet-demo"


def demo():
    """The folder of the free music that `tools/run --demo` uses, fetched if it is not there yet."""
    subprocess.run([TOP / "tools/lib/fetch-demo"], check=True)
    return DEMO


def run(*command, **more):
    subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def tone_flac(path, title, artist, album, number, frequency, seconds=4):
    """A FLAC of a tone after 100 ms of silence, with a cover of its own colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wav = path.with_suffix(".wav")
    run("sox", "-R", "-n", "-r", 44100, "-b", 16, "-c", 2, wav, "synth", seconds, "sine", frequency, "gain", -12, "pad", 0.1, 0)
    cover = path.parent / "cover.png"
    if not cover.exists():
        run("convert", "-size", "300x300", f"gradient:hsl({(frequency * 7) % 360},70%,55%)-hsl({(frequency * 13) % 360},60%,35%)", cover)
    run("flac", "--silent", "-f", "--picture", cover, "-T", f"TITLE={title}", "-T", f"ARTIST={artist}", "-T", f"ALBUM={album}",
        "-T", f"TRACKNUMBER={number}", "-T", "DATE=2024", "-o", path, wav)
    wav.unlink()
    return path


def many_flacs(folder, count):
    """`count` tiny FLAC files in albums of ten, each with audio and tags of its own: one encoder run, then metaflac-free
    copies whose tags are written while encoding raw noise."""
    import random
    noise = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        target = folder / f"Artist {i // 50:03d}" / f"Album {i // 10:04d}" / f"{i % 10 + 1:02d} Track {i:05d}.flac"
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["flac", "--silent", "-f", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=1", "--bps=16",
                        "--sample-rate=8000", "-T", f"TITLE=Track {i:05d}", "-T", f"ARTIST=Artist {i // 50:03d}",
                        "-T", f"ALBUM=Album {i // 10:04d}", "-T", f"TRACKNUMBER={i % 10 + 1}", "-o", str(target), "-"],
                       input=noise.randbytes(1600), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
