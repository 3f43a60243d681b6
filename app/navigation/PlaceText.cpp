// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigation/PlaceText.h"

#include <array>
#include <utility>

namespace linnet::app {

namespace {

constexpr std::array kNames{
    std::pair(PageId::Home, "home"),         std::pair(PageId::Albums, "albums"),
    std::pair(PageId::Album, "album"),       std::pair(PageId::Artists, "artists"),
    std::pair(PageId::Artist, "artist"),     std::pair(PageId::ArtistTracks, "artist-tracks"),
    std::pair(PageId::Tracks, "tracks"),     std::pair(PageId::Genres, "genres"),
    std::pair(PageId::Genre, "genre"),       std::pair(PageId::Decade, "decade"),
    std::pair(PageId::Folders, "folders"),   std::pair(PageId::Downloads, "downloads"),
    std::pair(PageId::Playlist, "playlist"), std::pair(PageId::Trash, "trash"),
};

} // namespace

QString toText(const Place& place) {
    for (const auto& [page, name] : kNames)
        if (page == place.page)
            return QStringLiteral("%1 %2 %3").arg(QLatin1String(name), QString::number(place.key), place.text);
    return {};
}

std::optional<Place> placeFrom(const QString& text) {
    const QString name = text.section(QLatin1Char(' '), 0, 0);
    bool isKey = false;
    const qint64 key = text.section(QLatin1Char(' '), 1, 1).toLongLong(&isKey);
    if (!isKey) return std::nullopt;
    for (const auto& [page, known] : kNames)
        if (name == QLatin1String(known)) return Place{page, key, text.section(QLatin1Char(' '), 2)};
    return std::nullopt;
}

} // namespace linnet::app
