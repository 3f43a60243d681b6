# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person has made of the music, once as their server tells it and once as an app's replica has it, in one form:
two of them are equal exactly when nothing is lost, doubled or out of place."""
import base64
import contextlib
import dataclasses
import json
import pathlib
import socket
import sqlite3

from desk import Api

KINDS = ("track", "album", "artist", "playlist")
ACCESS = ("private", "readable", "editable")


@dataclasses.dataclass
class Made:
    titles: dict = dataclasses.field(default_factory=dict)  # of tracks, by id
    marks: dict = dataclasses.field(default_factory=dict)   # (kind, id) -> (liked, rating, play count)
    plays: list = dataclasses.field(default_factory=list)   # (device, counter, track, listened ms), sorted
    lists: dict = dataclasses.field(default_factory=dict)   # id -> (name, access, is deleted, [(item, track) in order])
    waiting: int = 0                                        # changes that the server has not got yet

    def same_as(self, other):
        return (self.marks, self.plays, self.lists) == (other.marks, other.plays, other.lists)

    def playlists(self):
        """Titles by the name of the playlist, in order; without what is in the trash."""
        return {name: [self.titles.get(track, "?") for _, track in items]
                for name, _, is_deleted, items in self.lists.values() if not is_deleted}

    def of(self, title):
        """(liked, rating, plays) of the track with this title."""
        return next((mark for (kind, key), mark in self.marks.items() if kind == "track" and self.titles.get(key) == title),
                    (False, 0, 0))

    def differences(self, other):
        """For a person who has to find out what went wrong."""
        return "\n".join(f"{what}: {mine}\n     and: {theirs}" for what, mine, theirs in (
            ("marks", self.marks, other.marks), ("plays", self.plays, other.plays), ("lists", self.lists, other.lists))
            if mine != theirs)


def _take_mark(made, kind, key, liked, rating, plays):
    if liked or rating or plays:
        made.marks[kind, key] = (bool(liked), rating, plays)


def on_server(api):
    """Of the account that `api` is logged in with: its whole change feed, read from the beginning."""
    made, items, since = Made(), {}, ""
    while True:
        for line in api.request("GET", f"/api/v1/changes?limit=10000{since}").decode().splitlines():
            record = json.loads(line)
            kind = record["kind"]
            if kind == "track":
                made.titles[record["id"]] = record["title"]
            elif kind == "annotation":
                _take_mark(made, record["target_kind"], record["target"], record.get("liked"), record.get("rating", 0),
                           record.get("play_count", 0))
            elif kind == "play":
                made.plays.append((record["device"], record["counter"], record["track"], record["listened_ms"]))
            elif kind == "playlist":
                made.lists[record["id"]] = (record["name"], record.get("access", "private"), record.get("deleted", False), [])
            elif kind == "playlist_item" and not record.get("removed_at"):
                place = record["order_b64"]
                items[record["id"]] = (record["playlist"], base64.urlsafe_b64decode(place + "=" * (-len(place) % 4)), record["track"])
            elif kind == "end":
                end = record
        if not end["more"]:
            break
        since = "&since=" + end["cursor"]
    for item, (playlist, place, track) in sorted(items.items(), key=lambda entry: (entry[1][1], entry[0])):
        if playlist in made.lists:
            made.lists[playlist][3].append((item, track))
    made.plays.sort()
    return made


def in_replica(data, bundled=False):
    """Of the remote server that the app with this data folder knows, or of its bundled one."""
    path = pathlib.Path(data) / "linnet.db"
    made = Made()
    if not path.exists():
        return made
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10, isolation_level=None)) as db:
        db.execute("BEGIN")  # All of one moment.
        source = db.execute("SELECT id FROM source WHERE kind = ?", (1 if bundled else 2,)).fetchone()
        if source is None:
            return made
        made.titles = dict(db.execute("SELECT lower(hex(public_id)), title FROM track WHERE source = ?", source))
        for kind, *mark in db.execute("SELECT kind, lower(hex(target)), liked, rating, play_count FROM annotation WHERE source = ?", source):
            _take_mark(made, KINDS[kind], *mark)
        made.plays = sorted(db.execute("SELECT lower(hex(device)), counter, lower(hex(track)), listened_ms FROM play WHERE source = ?", source))
        for key, playlist, name, access, deleted in db.execute(
                "SELECT id, lower(hex(public_id)), name, access, deleted FROM playlist WHERE source = ? AND (rev > 0 OR is_local)", source).fetchall():
            made.lists[playlist] = (name, ACCESS[access], bool(deleted), db.execute(
                "SELECT lower(hex(public_id)), lower(hex(track)) FROM playlist_item WHERE playlist_id = ? AND removed_at = 0"
                " ORDER BY place, public_id", (key,)).fetchall())
        made.waiting = db.execute("SELECT count(*) FROM outbox WHERE source = ? AND state = 0", source).fetchone()[0]
    return made


def bundled_api(data, address):
    """The API of the app's own server, with a one-time token that any program of this computer's user may ask for."""
    with socket.socket(socket.AF_UNIX) as control:
        control.connect(str(pathlib.Path(data) / "run/control"))
        control.sendall(b'{"verb":"local-token"}\n')
        token = json.loads(control.makefile().readline())["token"]
    api = Api(address)
    api.token = api.request("POST", "/api/v1/local-login", {"token": token, "device_name": "test"})["access_token"]
    return api
