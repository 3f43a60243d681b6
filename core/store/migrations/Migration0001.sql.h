// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first schema: one for the server's catalogue and for the app's replica.
//  - Keys are local integers; what others see is (source, public_id). source is 0 on a server, and one per server and
//    account in the app.
//  - rev = 0: the row is known by reference only (its record has not arrived) and is shown nowhere.
//  - mark: generation of the last start-over that saw the row; the sweep removes older ones.
//  - There are no foreign keys: a replica receives rows in any order.
//  - Sort indexes begin with the sort key, not the source (the app shows all sources side by side), and cover the
//    shown rows only: a query must say `rev > 0` to use them, and then reads no row for its keys.
//  - Dates are yyyymmdd, times milliseconds since 1970, file times nanoseconds, colours 0xRRGGBB.

namespace linnet::core::store {

inline constexpr char kMigration0001[] = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,              -- 0 own catalogue of a server, 1 bundled server, 2 another server
  server_id BLOB,
  account TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  cursor TEXT NOT NULL DEFAULT '',    -- of the change feed; '' reads from the beginning
  mark INTEGER NOT NULL DEFAULT 0,    -- generation of the last start-over
  sweeping INTEGER NOT NULL DEFAULT 0,-- 1 while a start-over runs
  last_synced_at INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE tombstone(
  rev INTEGER PRIMARY KEY, source INTEGER NOT NULL, kind INTEGER NOT NULL, public_id BLOB NOT NULL
);

-- Libraries and files ---------------------------------------------------------------------------
CREATE TABLE library(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL,
  UNIQUE(source, public_id)
);
CREATE INDEX library_rev ON library(rev);
CREATE TABLE root(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, public_id BLOB NOT NULL, library_id INTEGER NOT NULL,
  path BLOB NOT NULL, available INTEGER NOT NULL DEFAULT 1,
  UNIQUE(source, public_id)
);
CREATE INDEX root_library ON root(library_id);
CREATE TABLE directory(
  id INTEGER PRIMARY KEY, root_id INTEGER NOT NULL, parent_id INTEGER NOT NULL DEFAULT 0, -- 0: the root itself, name ''
  name BLOB NOT NULL, mtime_ns INTEGER NOT NULL DEFAULT 0,
  UNIQUE(root_id, parent_id, name)
);
CREATE TABLE file(
  id INTEGER PRIMARY KEY, directory_id INTEGER NOT NULL, name BLOB NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, file_id INTEGER NOT NULL,    -- file_id: inode number
  audio_id BLOB,                      -- 17 bytes; NULL where the file could not be read as audio
  missing INTEGER NOT NULL DEFAULT 0, -- 1: not there at the last look
  problem TEXT,                       -- why the file gives no track, as a stable code; NULL if it does
  problem_detail TEXT,
  UNIQUE(directory_id, name)
);
CREATE INDEX file_audio ON file(audio_id) WHERE audio_id IS NOT NULL;
CREATE INDEX file_problem ON file(id) WHERE problem IS NOT NULL;

-- The catalogue ---------------------------------------------------------------------------------
CREATE TABLE art(
  id INTEGER PRIMARY KEY, public_id BLOB NOT NULL UNIQUE, accent INTEGER NOT NULL,
  width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0, thumbhash BLOB
);
CREATE TABLE artist(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL, sort_name TEXT NOT NULL, sort_key TEXT NOT NULL, match_key TEXT NOT NULL, art_id INTEGER,
  UNIQUE(source, public_id)
);
CREATE INDEX artist_rev ON artist(rev);
CREATE INDEX artist_sort ON artist(sort_key, id, source) WHERE rev > 0;
CREATE INDEX artist_match ON artist(match_key);
CREATE TABLE album(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL, sort_key TEXT NOT NULL, artist_display TEXT NOT NULL, artist_sort_key TEXT NOT NULL,
  date INTEGER NOT NULL DEFAULT 0, original_date INTEGER NOT NULL DEFAULT 0,
  art_id INTEGER, added_at INTEGER NOT NULL,
  group_key TEXT NOT NULL DEFAULT '', -- server: what makes files one album; '' in a replica
  UNIQUE(source, public_id)
);
CREATE INDEX album_rev ON album(rev);
CREATE INDEX album_sort ON album(sort_key, id, source) WHERE rev > 0;
CREATE INDEX album_artist_sort ON album(artist_sort_key, date, sort_key, id, source) WHERE rev > 0;
CREATE INDEX album_added ON album(added_at, id, source) WHERE rev > 0;
CREATE INDEX album_date ON album(date, id, source) WHERE rev > 0;
CREATE INDEX album_group_key ON album(group_key) WHERE group_key <> '';
CREATE TABLE album_artist(
  album_id INTEGER NOT NULL, position INTEGER NOT NULL, artist_id INTEGER NOT NULL,
  PRIMARY KEY(album_id, position)
) WITHOUT ROWID;
CREATE INDEX album_artist_by_artist ON album_artist(artist_id, album_id);
-- Server only: the tracks of one folder (a disc folder counts as the one above) that name an album in the same way.
-- All tracks of a group are on one album.
CREATE TABLE album_group(
  id INTEGER PRIMARY KEY, library_id INTEGER NOT NULL, folder_id INTEGER NOT NULL,
  title TEXT NOT NULL,                -- as a match key
  owner TEXT NOT NULL,                -- the album.group_key their tags ask for; '' where they name no album artist
  credited INTEGER NOT NULL,          -- 1: the tags name album artists
  album_id INTEGER,
  UNIQUE(folder_id, title, owner, credited)
);
CREATE TABLE track(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  library_id INTEGER NOT NULL, album_id INTEGER,       -- NULL without an album
  file_id INTEGER,                                     -- server only: file.id
  group_id INTEGER,                                    -- server only: album_group.id
  title TEXT NOT NULL, sort_key TEXT NOT NULL, artist_display TEXT NOT NULL,
  disc INTEGER, disc_subtitle TEXT NOT NULL DEFAULT '', number INTEGER, date INTEGER NOT NULL DEFAULT 0,
  codec INTEGER NOT NULL, duration_ms INTEGER NOT NULL, bit_rate INTEGER NOT NULL,
  sample_rate INTEGER NOT NULL, channels INTEGER NOT NULL, bits INTEGER NOT NULL,
  track_gain REAL, album_gain REAL, track_peak REAL, album_peak REAL,
  art_id INTEGER, available INTEGER NOT NULL DEFAULT 1,
  size INTEGER NOT NULL, modified_at INTEGER NOT NULL, added_at INTEGER NOT NULL,
  UNIQUE(source, public_id)
);
CREATE INDEX track_rev ON track(rev);
CREATE INDEX track_album ON track(album_id, disc, number, id);
CREATE INDEX track_sort ON track(sort_key, id, source) WHERE rev > 0;
CREATE INDEX track_file ON track(file_id) WHERE file_id IS NOT NULL;
CREATE INDEX track_group ON track(group_id) WHERE group_id IS NOT NULL;
CREATE TABLE track_artist(
  track_id INTEGER NOT NULL, position INTEGER NOT NULL, artist_id INTEGER NOT NULL,
  PRIMARY KEY(track_id, position)
) WITHOUT ROWID;
CREATE INDEX track_artist_by_artist ON track_artist(artist_id, track_id);
CREATE TABLE genre(id INTEGER PRIMARY KEY, name TEXT NOT NULL, match_key TEXT NOT NULL UNIQUE);
CREATE TABLE track_genre(
  track_id INTEGER NOT NULL, position INTEGER NOT NULL, genre_id INTEGER NOT NULL,
  PRIMARY KEY(track_id, position)
) WITHOUT ROWID;
CREATE INDEX track_genre_by_genre ON track_genre(genre_id, track_id);
-- Replica only, and only from a session with the scope local-files.
CREATE TABLE local_file(track_id INTEGER PRIMARY KEY, root_public_id BLOB NOT NULL, path BLOB NOT NULL);

-- Search: id is (63 - popularity class) * 2^40 + a running number, so that FTS5 hands out the popular ones first.
-- The folded text is kept: a contentless table could not be corrected. Folding has already settled what is a letter, so
-- the tokenizer is the plain one: unicode61 knows Unicode 6.1 only and would cut newer letters.
-- Sizes of columns (for ranking formulas) are not kept. The vocabularies store nothing: they are views of the words,
-- for mending typos.
CREATE TABLE track_doc(id INTEGER PRIMARY KEY, entity INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL, artist TEXT NOT NULL, album TEXT NOT NULL, facet TEXT NOT NULL);
CREATE VIRTUAL TABLE track_fts USING fts5(title, artist, album, facet, content='track_doc', content_rowid='id',
  detail=column, columnsize=0, prefix='1 2 3 4', tokenize='ascii tokenchars '':''');
CREATE TABLE album_doc(id INTEGER PRIMARY KEY, entity INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL, artist TEXT NOT NULL, facet TEXT NOT NULL);
CREATE VIRTUAL TABLE album_fts USING fts5(title, artist, facet, content='album_doc', content_rowid='id',
  detail=column, columnsize=0, prefix='1 2 3 4', tokenize='ascii tokenchars '':''');
CREATE TABLE artist_doc(id INTEGER PRIMARY KEY, entity INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL, facet TEXT NOT NULL);
CREATE VIRTUAL TABLE artist_fts USING fts5(name, facet, content='artist_doc', content_rowid='id',
  detail=column, columnsize=0, prefix='1 2 3 4', tokenize='ascii tokenchars '':''');
CREATE VIRTUAL TABLE track_vocab USING fts5vocab(track_fts, row);
CREATE VIRTUAL TABLE album_vocab USING fts5vocab(album_fts, row);
CREATE VIRTUAL TABLE artist_vocab USING fts5vocab(artist_fts, row);

-- Accounts (server) -----------------------------------------------------------------------------
CREATE TABLE user(
  id INTEGER PRIMARY KEY, public_id BLOB NOT NULL UNIQUE, name TEXT NOT NULL, match_key TEXT NOT NULL UNIQUE,
  password_hash TEXT,                 -- Argon2id; NULL: no password yet (owner of a bundled server)
  role INTEGER NOT NULL,              -- 0 owner, 1 adult, 2 child, 3 guest
  view INTEGER NOT NULL DEFAULT 1,    -- grows when what the user may see changes
  created_at INTEGER NOT NULL
);
CREATE TABLE device(
  id INTEGER PRIMARY KEY, public_id BLOB NOT NULL UNIQUE, user_id INTEGER NOT NULL, name TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1,   -- grows when its tokens are revoked
  created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX device_user ON device(user_id);
CREATE TABLE refresh_token(
  hash BLOB PRIMARY KEY, device_id INTEGER NOT NULL, scope TEXT NOT NULL DEFAULT '',
  issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
) WITHOUT ROWID;
CREATE INDEX refresh_token_device ON refresh_token(device_id);

-- The app's own ---------------------------------------------------------------------------------
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE media_entry(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, track_id BLOB NOT NULL, variant TEXT NOT NULL,
  etag TEXT NOT NULL, size INTEGER NOT NULL, state INTEGER NOT NULL, last_use INTEGER NOT NULL,
  UNIQUE(source, track_id, variant)
);
CREATE INDEX media_entry_use ON media_entry(last_use);
CREATE TABLE media_extent(
  entry_id INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY(entry_id, begin)
) WITHOUT ROWID;
CREATE TABLE media_pin(
  entry_id INTEGER NOT NULL, pinned_by TEXT NOT NULL, PRIMARY KEY(entry_id, pinned_by)
) WITHOUT ROWID;
)sql";

} // namespace linnet::core::store
