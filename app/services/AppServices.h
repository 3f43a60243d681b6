// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What pages are handed: references to the services that the composition root owns. All GUI thread.

namespace linnet::app {

class CoverCache;
class Edits;
class Library;
class Lyrics;
class Offline;
class Playback;
class Playlists;
class QueryThread;
class Settings;
class Waves;

struct AppServices {
    QueryThread& queries;
    Settings& settings;
    CoverCache& covers;
    Playback& playback;
    Library& library;
    Edits& edits;
    Offline& offline;
    Lyrics& lyrics;
    Playlists& playlists;
    Waves& waves;
};

} // namespace linnet::app
