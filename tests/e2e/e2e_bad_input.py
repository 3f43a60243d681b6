# SPDX-License-Identifier: GPL-3.0-or-later
"""What bad input gets: broken files are listed and the rest plays, a folder that vanishes keeps its tracks, a port in use
and a damaged database are told in a sentence, and nothing stored is lost."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

from databases import check_intact, tracks
from desk import BIN, Desk, check, endpoint, wait_until
from music import tone_flac


def linnet_server(env, *words, text=None):
    return subprocess.run([BIN / "linnet-server", *[str(w) for w in words]], env=env, input=text, text=True, capture_output=True,
                          timeout=120)


def scan(env, data, *more):
    result = linnet_server(env, "scan", "--json", "--data", data, *more)
    check(result.returncode == 0, f"the scan failed: {result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


with tempfile.TemporaryDirectory() as folder, Desk() as desk:
    folder, env = pathlib.Path(folder), desk.env
    music, data = folder / "music", folder / "data"
    good = [tone_flac(music / "Good" / f"{i + 1}.flac", f"Tone {i + 1}", "Oscillator", "Good", i + 1, 300 + 50 * i, 2) for i in range(3)]
    bad = music / "Bad"
    bad.mkdir()
    (bad / "empty.mp3").write_bytes(b"")
    (bad / "text.flac").write_text("this is no sound\n" * 40)
    (bad / "cut.flac").write_bytes(good[0].read_bytes()[:300])
    (bad / "noise.m4a").write_bytes(os.urandom(5000))
    (bad / os.fsdecode(b"caf\xe9 \x1b[31m.ogg")).write_bytes(b"OggS" + bytes(200))
    (bad / "loop").symlink_to(music)
    os.mkfifo(bad / "pipe.mp3")

    server = desk.server(data, "127.0.0.1:0", "--music", music)
    wait_until(lambda: len(tracks(data / "server.db", live=True)) == 3, "the good files are not found")
    report = scan(env, data)  # through the running server
    check(report["files"] >= 3 and report["removed"] == 0, f"a second look says {report}")
    check({"files", "added", "changed", "removed", "problems", "seconds", "cpu_seconds", "peak_memory_bytes"} <= report.keys(),
          f"the report lacks a field: {sorted(report)}")
    check(report["problems"] == 5, f"five files are broken, {report['problems']} are listed")

    # A port in use, a second server on the same data, a password that is none.
    busy = socket.socket()
    busy.bind(("127.0.0.1", 0))
    busy.listen()
    result = linnet_server(env, "--data", folder / "other", "--listen", "127.0.0.1:%d" % busy.getsockname()[1])
    check(result.returncode != 0 and "in use" in result.stderr, f"a port in use gives: {result.stderr!r}")
    result = linnet_server(env, "--data", data, "--listen", "127.0.0.1:0")
    check(result.returncode != 0 and str(data) in result.stderr, f"a second server gives: {result.stderr!r}")
    result = linnet_server(env, "user", "add", "eve", "--password-stdin", "--data", data, text="\n")
    check(result.returncode != 0, "an empty password was taken")
    server.stop()

    # A folder that vanishes.
    before = tracks(data / "server.db")
    music.rename(folder / "unplugged")
    report = scan(env, data)
    check(tracks(data / "server.db") == before, "tracks went away with the folder")
    (folder / "unplugged").rename(music)
    scan(env, data)
    check(tracks(data / "server.db") == before, "the tracks are not the same after the folder came back")

    # A damaged database: told, set aside or restored, never emptied silently.
    shutil.copytree(data, folder / "damaged")
    with open(folder / "damaged/server.db", "r+b") as file:
        file.seek(100)
        file.write(os.urandom(20000))
    for suffix in ("-wal", "-shm"):
        (folder / f"damaged/server.db{suffix}").unlink(missing_ok=True)
    result = linnet_server(env, "scan", "--json", "--data", folder / "damaged")
    check("damaged" in result.stderr.lower(), f"a damaged database gives: {result.stderr!r}")
    check(list((folder / "damaged").rglob("*damaged*")) or result.returncode != 0, "the damaged file is gone")

    # A newer database is not touched.
    shutil.copytree(data, folder / "newer")
    subprocess.run(["sqlite3", folder / "newer/server.db", "PRAGMA user_version=9999"], check=True)
    result = linnet_server(env, "scan", "--json", "--data", folder / "newer")
    check(result.returncode != 0 and "newer" in result.stderr.lower(), f"a newer database gives: {result.stderr!r}")
    check_intact(data / "server.db")
print("1 passed, 0 failed")
