# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the server during its first scan and of the app during its first sync, each at twenty random moments:
the databases stay intact, nothing that was there is lost, and the work goes on where it was."""
import os
import pathlib
import random
import shutil
import tempfile
import time

from databases import check_intact, tracks
from desk import Desk, check, endpoint, wait_until
from music import many_flacs

FILES = 1500
KILLS = 20
seed = int(os.environ.get("LINNET_SEED", random.randrange(10**6)))
chance = random.Random(seed)
print(f"seed {seed}")

with tempfile.TemporaryDirectory() as folder, Desk() as desk:
    desk.env["QT_QPA_PLATFORM"] = "offscreen"
    music, data = pathlib.Path(folder) / "music", pathlib.Path(folder) / "data"
    many_flacs(music, FILES)

    known, cut_short = {}, 0
    for turn in range(KILLS):
        if len(known) == FILES:  # a new first scan
            shutil.rmtree(data)
            known = {}
        server = desk.start("linnet-server", [os.path.join(os.environ["LINNET_BIN"], "linnet-server"), "--data", data,
                                              "--music", music, "--listen", "127.0.0.1:0"])
        time.sleep(chance.uniform(0.1, 1.0))
        check(server.running(), f"the server ended by itself: {server.output()[-800:]}")
        server.kill()
        check_intact(data / "server.db")
        now = tracks(data / "server.db")
        check(known.items() <= now.items(), f"turn {turn}: {len(known.items() - now.items())} tracks lost or renamed")
        cut_short += len(known) < len(now) < FILES
        known = now
    print(f"server killed {KILLS} times, {cut_short} times in the middle of the scan; {len(known)} of {FILES} tracks then")

    server = desk.server(data, "127.0.0.1:0", "--music", music)
    wait_until(lambda: len(tracks(data / "server.db", live=True)) >= FILES, "the scan did not go on", 180, 0.5)
    server.stop()
    truth = tracks(data / "server.db")
    check(len(truth) == FILES and known.items() <= truth.items(), f"{len(truth)} tracks of {FILES} after the scan")

    known, cut_short = {}, 0
    for turn in range(KILLS):
        if len(known) == FILES:  # a new first sync
            for file in data.glob("linnet.db*"):
                file.unlink()
            known = {}
        app = desk.linnet(data=data, LINNET_AUDIO_SINK="null")
        time.sleep(chance.uniform(0.2, 1.6))
        check(app.running(), f"the app ended by itself: {app.output()[-800:]}")
        app.kill()
        check_intact(data / "linnet.db")
        check_intact(data / "server.db", live=True)  # The bundled server goes on for a moment.
        now = tracks(data / "linnet.db")
        check(known.items() <= now.items(), f"turn {turn}: the replica lost {len(known.items() - now.items())} tracks")
        cut_short += len(known) < len(now) < FILES
        known = now
    print(f"app killed {KILLS} times, {cut_short} times in the middle of the sync; {len(known)} of {FILES} tracks then")
    app = desk.linnet(data=data, LINNET_AUDIO_SINK="null")
    wait_until(lambda: tracks(data / "linnet.db", live=True) == truth, "the replica does not become what the server has", 120, 0.5)
    check_intact(data / "linnet.db", live=True)
    first = endpoint(data)
    check(app.stop() == 0, "the app did not end well")
    wait_until(lambda: not (data / "run/endpoint").exists() or endpoint(data) is None, f"the bundled server at {first} outlived the app", 15)
print("1 passed, 0 failed")
