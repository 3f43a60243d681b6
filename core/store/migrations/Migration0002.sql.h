// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people make: annotations, plays, playlists, queues, settings, the operations they come from, and undo.
//  - user_id: user.id on a server; 0 in a replica, where the source stands for the account.
//  - Targets and tracks are public ids: a personal row outlives the catalogue row, and may come before it.
//  - *_at of a stamped value: when its last writer wrote it (0: never), see core/domain/Personal.h.

namespace linnet::core::store {

inline constexpr char kMigration0002[] = R"sql(
CREATE TABLE annotation(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, user_id INTEGER NOT NULL, kind INTEGER NOT NULL,
  target BLOB NOT NULL, rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  liked INTEGER NOT NULL DEFAULT 0, liked_at INTEGER NOT NULL DEFAULT 0,
  followed INTEGER NOT NULL DEFAULT 0, followed_at INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0, hidden_at INTEGER NOT NULL DEFAULT 0,
  rating INTEGER NOT NULL DEFAULT 0, rating_at INTEGER NOT NULL DEFAULT 0,
  play_count INTEGER NOT NULL DEFAULT 0, last_played_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE(source, user_id, kind, target)
);
CREATE INDEX annotation_rev ON annotation(user_id, rev);
CREATE INDEX annotation_liked ON annotation(kind, liked_at) WHERE liked = 1;
CREATE INDEX annotation_followed ON annotation(kind, followed_at) WHERE followed = 1;
CREATE INDEX annotation_hidden ON annotation(kind, target) WHERE hidden = 1;
CREATE INDEX annotation_rated ON annotation(kind, rating) WHERE rating > 0;
CREATE INDEX annotation_played ON annotation(kind, last_played_at) WHERE play_count > 0;
CREATE INDEX annotation_plays ON annotation(kind, play_count) WHERE play_count > 0;
CREATE TABLE play(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, user_id INTEGER NOT NULL,
  device BLOB NOT NULL, counter INTEGER NOT NULL, rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  track BLOB NOT NULL, started_at INTEGER NOT NULL, listened_ms INTEGER NOT NULL,
  UNIQUE(source, user_id, device, counter)
);
CREATE INDEX play_rev ON play(user_id, rev);
CREATE INDEX play_started ON play(started_at);
CREATE INDEX play_track ON play(track);

CREATE TABLE playlist(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, user_id INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,   -- rev 0: known by reference, or not yet on its server
  is_local INTEGER NOT NULL DEFAULT 0,                     -- replica: 1 while no server has it; shown all the same
  owner BLOB, owner_name TEXT NOT NULL DEFAULT '',         -- replica: of another's shared one
  kind INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '', name_at INTEGER NOT NULL DEFAULT 0, sort_key TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '', description_at INTEGER NOT NULL DEFAULT 0,
  cover BLOB, cover_at INTEGER NOT NULL DEFAULT 0,
  folder BLOB, folder_at INTEGER NOT NULL DEFAULT 0,       -- NULL: at the top
  rules TEXT NOT NULL DEFAULT '', rules_at INTEGER NOT NULL DEFAULT 0,
  access INTEGER NOT NULL DEFAULT 0, access_at INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0, deleted_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0, changed_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE(source, public_id)
);
CREATE INDEX playlist_rev ON playlist(rev);
CREATE INDEX playlist_sort ON playlist(sort_key, id);
CREATE INDEX playlist_deleted ON playlist(deleted_at) WHERE deleted = 1;
CREATE TABLE playlist_item(
  id INTEGER PRIMARY KEY, playlist_id INTEGER NOT NULL, public_id BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0,
  track BLOB NOT NULL, place BLOB NOT NULL,                -- see core/operations/OrderKey.h
  added_at INTEGER NOT NULL, removed_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE(public_id, playlist_id)                           -- a tombstone knows the first only
);
CREATE INDEX playlist_item_rev ON playlist_item(rev);
CREATE INDEX playlist_item_place ON playlist_item(playlist_id, place, public_id);
CREATE INDEX playlist_item_track ON playlist_item(track);
CREATE INDEX playlist_item_removed ON playlist_item(rev) WHERE removed_at > 0;

CREATE TABLE queue_register(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, user_id INTEGER NOT NULL, device BLOB NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, state_at INTEGER NOT NULL,
  UNIQUE(source, user_id, device)
);
CREATE INDEX queue_register_rev ON queue_register(user_id, rev);
CREATE TABLE user_setting(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, user_id INTEGER NOT NULL, key TEXT NOT NULL,
  rev INTEGER NOT NULL, mark INTEGER NOT NULL DEFAULT 0, value TEXT, value_at INTEGER NOT NULL,
  UNIQUE(source, user_id, key)
);
CREATE INDEX user_setting_rev ON user_setting(user_id, rev);

-- Server: what was answered -----------------------------------------------------------------------
CREATE TABLE operation_device(
  user_id INTEGER NOT NULL, device BLOB NOT NULL, highest INTEGER NOT NULL, -- counter; kept for ever
  login BLOB NOT NULL,                -- device.public_id that sent the newest
  PRIMARY KEY(user_id, device)
) WITHOUT ROWID;
CREATE TABLE operation_reply(
  user_id INTEGER NOT NULL, device BLOB NOT NULL, counter INTEGER NOT NULL, -- kept 30 days
  rev INTEGER NOT NULL, refusal TEXT, detail TEXT, at INTEGER NOT NULL,
  PRIMARY KEY(user_id, device, counter)
) WITHOUT ROWID;
CREATE INDEX operation_reply_at ON operation_reply(at);
-- How a playlist stood before a spell of editing: packed 16-byte track ids of its present items, in order.
CREATE TABLE playlist_version(
  id INTEGER PRIMARY KEY, playlist_id INTEGER NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, tracks BLOB NOT NULL,
  device BLOB NOT NULL, edited_at INTEGER NOT NULL -- whose spell, and its last edit by the server's clock
);
CREATE INDEX playlist_version_playlist ON playlist_version(playlist_id, at);
-- Which rev was the newest when, by the server's clock: a row or two a day.
CREATE TABLE rev_time(at INTEGER PRIMARY KEY, rev INTEGER NOT NULL);
-- A library with any row here is seen by these users (and owners) only.
CREATE TABLE library_grant(
  library_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY(library_id, user_id)
) WITHOUT ROWID;

-- Replica: operations on their way -----------------------------------------------------------------
ALTER TABLE source ADD COLUMN operation_device BLOB;                     -- OperationId.device of this source
ALTER TABLE source ADD COLUMN operation_epoch TEXT NOT NULL DEFAULT ''; -- of this database when it was made
ALTER TABLE source ADD COLUMN operation_counter INTEGER NOT NULL DEFAULT 0; -- the newest one given, of any device
ALTER TABLE source ADD COLUMN server_epoch TEXT NOT NULL DEFAULT '';    -- as its replies to operations name it
CREATE TABLE outbox(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, device BLOB NOT NULL, counter INTEGER NOT NULL,
  subject TEXT NOT NULL,              -- what it touches, see core/personal/Subject.h
  at INTEGER NOT NULL, change BLOB NOT NULL,               -- JSON as on the wire
  state INTEGER NOT NULL DEFAULT 0,   -- 0 pending, 1 acknowledged: waits for the feed, 2 done: kept for a new epoch
  acknowledged_rev INTEGER NOT NULL DEFAULT 0, acknowledged_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE(source, counter)
);
CREATE INDEX outbox_state ON outbox(source, state, counter);
CREATE INDEX outbox_subject ON outbox(source, subject, counter) WHERE state < 2;
-- Subjects that have to be rebased before the replica is right again; survives a kill in the middle of a page.
CREATE TABLE rebase_due(
  source INTEGER NOT NULL, subject TEXT NOT NULL, PRIMARY KEY(source, subject)
) WITHOUT ROWID;
-- The server's state of a row that operations in states 0 and 1 have changed here; record NULL: the server has none.
CREATE TABLE base_record(
  source INTEGER NOT NULL, subject TEXT NOT NULL, kind INTEGER NOT NULL, key BLOB NOT NULL,
  mark INTEGER NOT NULL DEFAULT 0, record BLOB,
  PRIMARY KEY(source, subject, kind, key)
) WITHOUT ROWID;
-- What a server refused, until it was told.
CREATE TABLE refusal(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, counter INTEGER NOT NULL, change BLOB NOT NULL,
  code TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL
);
-- One step of undo: the changes that take it back (done = 1) or make it again (done = 0). The highest seq of either
-- is the next one.
CREATE TABLE undo_step(
  id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, seq INTEGER NOT NULL, label TEXT NOT NULL, count INTEGER NOT NULL,
  at INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 1, changes BLOB NOT NULL
);
CREATE INDEX undo_step_seq ON undo_step(done, seq);

-- Replica: servers ---------------------------------------------------------------------------------
ALTER TABLE source ADD COLUMN other_urls TEXT NOT NULL DEFAULT ''; -- more addresses of the same server, one a line

-- Replica: downloads -------------------------------------------------------------------------------
-- What shall be here whether it is played or not, and stays so: what joins an album later joins its download.
CREATE TABLE download_rule(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL,
  kind INTEGER NOT NULL, target BLOB NOT NULL,             -- 0 track, 1 album, 2 artist, 3 playlist, 4 liked (zeroes)
  variant TEXT NOT NULL DEFAULT 'original', added_at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,        -- 0 active, 1 paused, 2 going: its pins are removed first
  UNIQUE(source, kind, target)
);
-- The tracks of each rule, in its order; worked out from the rules, and what keeps an entry from being evicted.
DROP TABLE media_pin;
CREATE TABLE media_pin(
  rule_id INTEGER NOT NULL, entry_id INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(rule_id, entry_id)
) WITHOUT ROWID;
CREATE INDEX media_pin_entry ON media_pin(entry_id);

-- Replica: words ------------------------------------------------------------------------------------
-- What servers said of a track's lyrics, for when they are away; the oldest go.
CREATE TABLE lyrics(
  source INTEGER NOT NULL, track BLOB NOT NULL, body TEXT NOT NULL, fetched_at INTEGER NOT NULL,
  PRIMARY KEY(source, track)
) WITHOUT ROWID;
CREATE INDEX lyrics_fetched ON lyrics(fetched_at);
)sql";

} // namespace linnet::core::store
