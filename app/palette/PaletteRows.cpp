// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/palette/PaletteRows.h"

#include <QCoreApplication>

#include <algorithm>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/palette/Fuzzy.h"

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

constexpr std::size_t kMostTracks = 4;
constexpr std::size_t kMostOthers = 3;
constexpr std::size_t kMostPlaces = 3;
constexpr std::size_t kMostCommands = 4;
constexpr int kSurely = 800; ///< A word begins with what was typed: that place goes before music.

struct Scored {
    int score = 0;
    PaletteRow row;
};

PaletteRow headingRow(const QString& text) { return {.kind = PaletteRow::Kind::Heading, .text = text, .place = {}}; }

PaletteRow commandRow(const PaletteCommand& command) {
    return {.kind = PaletteRow::Kind::Action,
            .text = command.text,
            .badge = keysOf(command.id),
            .icon = actionRow(command.id).icon,
            .action = command.id,
            .place = {},
            .isEnabled = command.isEnabled};
}

PaletteRow placeRow(const PalettePlace& place) {
    return {.kind = PaletteRow::Kind::Place,
            .text = place.text,
            .detail = place.detail,
            .icon = place.icon,
            .place = place.place};
}

PaletteRow rowOf(const TrackItem& track) {
    return {.kind = PaletteRow::Kind::Track,
            .text = titleWith(track.title, track.absence),
            .detail = track.artist,
            .art = track.art,
            .coverSeed = coverSeed(track),
            .key = track.key,
            .place = {},
            .isHere = track.isAvailable};
}

PaletteRow rowOf(const AlbumItem& album) {
    return {.kind = PaletteRow::Kind::Album,
            .text = titleWith(album.title, album.absence),
            .detail = album.artist,
            .art = album.art,
            .coverSeed = coverSeed(album),
            .key = album.key,
            .place = {},
            .isHere = album.isAvailable};
}

PaletteRow rowOf(const ArtistItem& artist) {
    return {.kind = PaletteRow::Kind::Artist,
            .text = artist.name,
            .art = artist.art,
            .coverSeed = coverSeed(artist),
            .key = artist.key,
            .place = {}};
}

bool isPlace(ActionId id) { return actionRow(id).group == ActionGroup::Going; }

/// Best first; equals stay in the order of the table.
std::vector<Scored> best(std::vector<Scored> rows, std::size_t most) {
    std::erase_if(rows, [](const Scored& row) { return row.score == 0; });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Scored& one, const Scored& other) { return one.score > other.score; });
    if (rows.size() > most) rows.resize(most);
    return rows;
}

void add(std::vector<PaletteRow>& rows, const QString& heading, const std::vector<Scored>& part) {
    if (part.empty()) return;
    rows.push_back(headingRow(heading));
    for (const Scored& scored : part)
        rows.push_back(scored.row);
}

template <class Item>
void addFound(std::vector<PaletteRow>& rows, const QString& heading, const std::vector<Item>& items, std::size_t most) {
    if (items.empty()) return;
    rows.push_back(headingRow(heading));
    for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
        rows.push_back(rowOf(items[i]));
}

void addMusic(std::vector<PaletteRow>& rows, const SearchView& found) {
    const QString tracks =
        found.corrected.isEmpty() ? Words::tr("Tracks") : Words::tr("Did you mean “%1”?").arg(found.corrected);
    // What fits best goes first, and its kind with it.
    const bool isAlbum = std::holds_alternative<AlbumItem>(found.best);
    const bool isArtist = std::holds_alternative<ArtistItem>(found.best);
    if (isAlbum) addFound(rows, Words::tr("Albums"), found.albums, kMostOthers);
    if (isArtist) addFound(rows, Words::tr("Artists"), found.artists, kMostOthers);
    addFound(rows, tracks, found.tracks, kMostTracks);
    if (!isAlbum) addFound(rows, Words::tr("Albums"), found.albums, kMostOthers);
    if (!isArtist) addFound(rows, Words::tr("Artists"), found.artists, kMostOthers);
}

/// All of them, under the names of their groups.
std::vector<PaletteRow> everyCommand(const PaletteSources& sources) {
    std::vector<PaletteRow> rows;
    QString last;
    for (const PaletteCommand& command : sources.commands) {
        const QString group = groupName(actionRow(command.id).group);
        if (group != last) rows.push_back(headingRow(group));
        last = group;
        rows.push_back(commandRow(command));
    }
    return rows;
}

std::vector<Scored> scoredCommands(const QString& query, const PaletteSources& sources, bool isGoing) {
    std::vector<Scored> rows;
    for (const PaletteCommand& command : sources.commands)
        if (isPlace(command.id) == isGoing) rows.push_back({fuzzyScore(query, command.text), commandRow(command)});
    return rows;
}

} // namespace

bool asksForCommands(const QString& typed) { return typed.trimmed().startsWith(QLatin1Char('>')); }

QString musicIn(const QString& typed) { return asksForCommands(typed) ? QString() : typed.trimmed(); }

std::vector<PaletteRow> paletteRows(const QString& typed, const PaletteSources& sources, const SearchView& found) {
    std::vector<PaletteRow> rows;
    if (asksForCommands(typed)) {
        const QString query = typed.trimmed().mid(1).trimmed();
        if (query.isEmpty()) return everyCommand(sources);
        std::vector<Scored> all = scoredCommands(query, sources, false);
        std::vector<Scored> going = scoredCommands(query, sources, true);
        std::move(going.begin(), going.end(), std::back_inserter(all));
        add(rows, Words::tr("Commands"), best(std::move(all), sources.commands.size()));
        return rows;
    }
    const QString query = typed.trimmed();
    std::vector<Scored> places = scoredCommands(query, sources, true);
    if (query.isEmpty()) {
        add(rows, Words::tr("Go to"), best(std::move(places), sources.commands.size()));
        return rows;
    }
    for (const PalettePlace& place : sources.places)
        places.push_back({fuzzyScore(query, place.text), placeRow(place)});
    places = best(std::move(places), kMostPlaces);
    const bool goesFirst = !places.empty() && places.front().score >= kSurely;
    if (goesFirst) add(rows, Words::tr("Go to"), places);
    addMusic(rows, found);
    if (!goesFirst) add(rows, Words::tr("Go to"), places);
    add(rows, Words::tr("Commands"), best(scoredCommands(query, sources, false), kMostCommands));
    rows.push_back(headingRow(Words::tr("Search")));
    rows.push_back({.kind = PaletteRow::Kind::Place,
                    .text = Words::tr("Everything found for “%1”").arg(query),
                    .icon = Icon::Search,
                    .place = Place{PageId::Search, 0, query}});
    return rows;
}

} // namespace linnet::app
