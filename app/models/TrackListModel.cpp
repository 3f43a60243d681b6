// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/TrackListModel.h"

#include <QColor>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/items/ItemsFromStore.h"
#include "app/items/ShownMusic.h"
#include "app/models/MarkRole.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

QVariant trackValue(const TrackItem& track, int role) {
    if (role == Qt::DisplayRole) return track.title;
    if (role == Qt::ToolTipRole) return absenceText(track.absence);
    if (role == Qt::AccessibleDescriptionRole && track.absence != Absence{}) {
        const QString marks = markData(track.marks, role).toString();
        return marks.isEmpty() ? absenceText(track.absence) : absenceText(track.absence) + QLatin1Char(' ') + marks;
    }
    if (role == Qt::AccessibleTextRole)
        return track.artist.isEmpty() ? track.title : TrackListModel::tr("%1 by %2").arg(track.title, track.artist);
    if (QVariant mark = markData(track.marks, role); mark.isValid()) return mark;
    switch (static_cast<TrackRole>(role)) {
    case TrackRole::Id:
        return QString::fromStdString(track.id.hex());
    case TrackRole::Title:
        return track.title;
    case TrackRole::Artist:
        return track.artist;
    case TrackRole::AlbumTitle:
        return track.albumTitle;
    case TrackRole::AlbumKey:
        return track.albumKey;
    case TrackRole::Disc:
        return track.disc.value_or(0);
    case TrackRole::Number:
        return track.number.value_or(0);
    case TrackRole::DurationMs:
        return static_cast<qint64>(track.duration.count());
    case TrackRole::ArtId:
        return track.art ? QString::fromStdString(track.art->id.hex()) : QString();
    case TrackRole::Accent:
        return track.art ? QColor::fromRgb(track.art->accent) : QColor();
    case TrackRole::CoverSeed:
        return coverSeed(track);
    case TrackRole::Available:
        return track.isAvailable;
    case TrackRole::Plays:
        return static_cast<int>(track.marks.playCount);
    case TrackRole::Absent:
        return static_cast<int>(track.absence);
    default:
        return {};
    }
}

TrackListModel::TrackListModel(QueryThread& queries, QObject* parent) : PagedListModel(queries, parent) {
    setFilterTable(core::store::SearchTable::Tracks);
    setHides(core::TargetKind::Track);
}

void TrackListModel::showAlbum(qint64 albumKey) {
    m_content = Content::Album;
    m_album = albumKey;
    reload();
}

void TrackListModel::show(const TrackQuery& query) {
    m_content = Content::Query;
    m_query = query;
    reload();
}

void TrackListModel::showKeys(std::vector<qint64> keys) {
    m_content = Content::Keys;
    takeKeys(std::move(keys));
}

void TrackListModel::reload() {
    switch (m_content) {
    case Content::Nothing:
        return;
    case Content::Keys:
        takeKeys(keys());
        return;
    case Content::Query:
        askKeys([query = m_query](core::store::Connection& connection) -> core::Result<Keys> {
            LINNET_TRY(const auto scope, shownMusic(connection));
            LINNET_TRY(
                const auto found,
                core::store::sortedTrackKeys(
                    connection, query.sort, query.direction,
                    {.genre = query.genre, .artist = query.artist, .decade = query.decade, .source = scope.source}));
            return Keys(found.begin(), found.end());
        });
        return;
    case Content::Album:
        askKeys(
            [album = m_album](core::store::Connection& connection) -> core::Result<Keys> {
                LINNET_TRY(const auto tracks, core::store::albumTracks(connection, album));
                Keys keys;
                for (const auto& track : tracks)
                    keys.push_back(track.key);
                return keys;
            },
            core::store::HiddenBy::Itself); // Whoever opens a hidden album wants to see it.
        return;
    }
}

const TrackItem* TrackListModel::item(int row) const {
    return rowAt(m_pages, row, [](core::store::Connection& connection, const std::vector<qint64>& keys) {
        return byKey(trackItems(connection, keys));
    });
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == static_cast<int>(TrackRole::Key)) return keyAt(index.row());
    const TrackItem* track = item(index.row());
    if (!track) return {};
    return trackValue(*track, role);
}

QHash<int, QByteArray> TrackListModel::roleNames() const {
    return {{static_cast<int>(TrackRole::Key), "key"},
            {static_cast<int>(TrackRole::Id), "id"},
            {static_cast<int>(TrackRole::Title), "title"},
            {static_cast<int>(TrackRole::Artist), "artist"},
            {static_cast<int>(TrackRole::AlbumTitle), "albumTitle"},
            {static_cast<int>(TrackRole::AlbumKey), "albumKey"},
            {static_cast<int>(TrackRole::Disc), "disc"},
            {static_cast<int>(TrackRole::Number), "number"},
            {static_cast<int>(TrackRole::DurationMs), "durationMs"},
            {static_cast<int>(TrackRole::ArtId), "artId"},
            {static_cast<int>(TrackRole::Accent), "accent"},
            {static_cast<int>(TrackRole::CoverSeed), "coverSeed"},
            {static_cast<int>(TrackRole::Available), "available"}};
}

} // namespace linnet::app
