# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks into the programs' databases from outside, as someone would who distrusts them."""
import pathlib
import shutil
import sqlite3
import tempfile

from desk import check


def _copy(path, folder):
    for suffix in ("", "-wal"):
        if pathlib.Path(str(path) + suffix).exists():
            shutil.copy(str(path) + suffix, folder / (path.name + suffix))
    return sqlite3.connect(folder / path.name)


def _snapshot(path, folder):
    """What a running program has committed: files copied one by one could be of different moments."""
    db = sqlite3.connect(folder / path.name)
    live = sqlite3.connect(path, timeout=30)
    try:
        live.backup(db)
    finally:
        live.close()
    return db


def tracks(path, live=False):
    """Public ids of the tracks shown, by title; empty before the first start. `live`: a program may have it open."""
    path = pathlib.Path(path)
    if not path.exists():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        db = (_snapshot if live else _copy)(path, pathlib.Path(folder))
        try:
            return dict(db.execute("SELECT hex(public_id), title FROM track WHERE rev > 0").fetchall())
        except sqlite3.OperationalError:
            return {}
        finally:
            db.close()


def check_intact(path, live=False):
    """Pages, indexes and search documents agree with each other, as they are on disk now. `live`: as in tracks()."""
    path = pathlib.Path(path)
    if not path.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        db = (_snapshot if live else _copy)(path, pathlib.Path(folder))
        answer = db.execute("PRAGMA integrity_check").fetchall()
        check(answer == [("ok",)], f"{path.name} is damaged: {answer[:3]}")
        for table in ("track_fts", "album_fts", "artist_fts"):
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                db.execute(f"INSERT INTO {table}({table}, rank) VALUES('integrity-check', 1)")
        orphans = db.execute("SELECT count(*) FROM track_doc WHERE entity NOT IN (SELECT id FROM track)").fetchone()[0] \
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'track_doc'").fetchone() else 0
        check(orphans == 0, f"{path.name}: {orphans} search documents without a track")
        db.close()
