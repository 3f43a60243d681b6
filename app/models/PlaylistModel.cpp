// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/PlaylistModel.h"

#include <QDateTime>
#include <QLocale>

#include "app/items/ItemsFromStore.h"
#include "app/models/TrackListModel.h"
#include "core/store/SmartQuery.h"

namespace linnet::app {

namespace {

constexpr std::size_t kMostArt = 4;

} // namespace

/// Beside the keys, from the same moment.
struct PlaylistModel::Read {
    std::vector<qint64> tracks;
    PlaylistFacts facts;
};

QString PlaylistModel::noteOf(const Row& row) {
    if (!row.isKnown) return tr("not in your libraries");
    if (row.absence == Absence::ServerAway) return tr("not on this computer");
    if (!row.isAvailable) return tr("file is missing");
    if (row.addedAt == core::UnixMillis{}) return {};
    const auto added = QDateTime::fromMSecsSinceEpoch(row.addedAt.time_since_epoch().count());
    return QLocale().toString(added.date(), QLocale::ShortFormat);
}

PlaylistModel::PlaylistModel(QueryThread& queries, QObject* parent) : PagedListModel(queries, parent) {}

void PlaylistModel::show(qint64 playlist) {
    m_rules.reset();
    m_playlist = playlist;
    reload();
}

void PlaylistModel::show(const core::playlists::SmartRules& rules, qint64 source, qint64 playlist) {
    m_rules = rules;
    m_playlist = playlist;
    m_source = source;
    reload();
}

void PlaylistModel::reloadRules() {
    const auto read = std::make_shared<Read>();
    m_read = read;
    core::store::SmartScope scope{.user = 0, .source = m_source, .now = core::SystemClock().now()};
    askKeys([rules = *m_rules, scope, read,
             playlist = m_playlist](core::store::Connection& connection) -> core::Result<Keys> {
        LINNET_TRY(const auto tracks, core::store::smartTracks(connection, rules, scope));
        LINNET_TRY(const auto totals, core::store::totalsOfTracks(connection, tracks));
        LINNET_TRY(read->facts.art, core::store::playlistCover(connection, playlist));
        if (read->facts.art.empty()) {
            LINNET_TRY(read->facts.art, core::store::artOfTracks(connection, tracks, kMostArt));
        }
        read->facts.items = static_cast<int>(totals.items);
        read->facts.duration = totals.duration;
        read->tracks.assign(tracks.begin(), tracks.end());
        return read->tracks;
    });
}

void PlaylistModel::reload() {
    if (m_rules) return reloadRules();
    if (m_playlist == 0) return;
    const auto read = std::make_shared<Read>();
    m_read = read;
    askKeys([playlist = m_playlist, read](core::store::Connection& connection) -> core::Result<Keys> {
        LINNET_TRY(const auto entries, core::store::playlistEntries(connection, playlist));
        LINNET_TRY(const auto totals, core::store::playlistTotals(connection, playlist));
        LINNET_TRY(read->facts.art, core::store::playlistCover(connection, playlist));
        if (read->facts.art.empty()) {
            LINNET_TRY(read->facts.art, core::store::playlistArt(connection, playlist, kMostArt));
        }
        read->facts.items = static_cast<int>(totals.items);
        read->facts.duration = totals.duration;
        Keys keys;
        for (const auto& entry : entries) {
            keys.push_back(entry.item);
            read->tracks.push_back(entry.track);
        }
        return keys;
    });
}

void PlaylistModel::makeRowsStale() {
    m_pages.makeStale();
    if (m_read == nullptr) return;
    m_tracks = std::move(m_read->tracks);
    m_facts = std::move(m_read->facts);
    m_read.reset();
}

qint64 PlaylistModel::trackAt(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_tracks.size() ? m_tracks[static_cast<std::size_t>(row)] : 0;
}

std::vector<qint64> PlaylistModel::tracks() const {
    std::vector<qint64> known;
    std::copy_if(m_tracks.begin(), m_tracks.end(), std::back_inserter(known), [](qint64 key) { return key != 0; });
    return known;
}

std::size_t PlaylistModel::positionAt(int row) const {
    const auto end = m_tracks.begin() + std::clamp<std::ptrdiff_t>(row, 0, std::ssize(m_tracks));
    return static_cast<std::size_t>(std::count_if(m_tracks.begin(), end, [](qint64 key) { return key != 0; }));
}

std::vector<std::pair<qint64, PlaylistModel::Row>> PlaylistModel::readRows(core::store::Connection& connection,
                                                                           const Keys& keys) {
    std::vector<std::pair<qint64, Row>> rows;
    const auto items =
        core::store::playlistItemRows(connection, std::vector<core::store::Key>(keys.begin(), keys.end()));
    if (!items) return rows;
    Keys wanted;
    for (const auto& item : *items)
        if (item.track != 0) wanted.push_back(item.track);
    QHash<qint64, TrackItem> tracks;
    for (auto& track : trackItems(connection, wanted))
        tracks.insert(track.key, track);
    for (const auto& item : *items) {
        const auto track = tracks.constFind(item.track);
        Row row;
        if (track != tracks.cend()) {
            row = Row{*track, true, item.addedAt};
        } else {
            row.id = item.trackId;
            row.title = tr("Unknown track");
            row.isAvailable = false;
            row.absence = Absence::FileGone;
        }
        rows.emplace_back(item.key, std::move(row));
    }
    return rows;
}

std::vector<std::pair<qint64, PlaylistModel::Row>> PlaylistModel::readTracks(core::store::Connection& connection,
                                                                             const Keys& keys) {
    std::vector<std::pair<qint64, Row>> rows;
    for (auto& track : trackItems(connection, keys)) {
        const qint64 key = track.key;
        rows.emplace_back(key, Row{std::move(track), true, {}});
    }
    return rows;
}

const PlaylistModel::Row* PlaylistModel::rowOf(int row) const {
    return rowAt(m_pages, row, m_rules ? &PlaylistModel::readTracks : &PlaylistModel::readRows);
}

QVariant PlaylistModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == static_cast<int>(TrackRole::Key)) return trackAt(index.row());
    const Row* row = rowOf(index.row());
    if (row == nullptr) return {};
    const QString note = noteOf(*row);
    if (role == static_cast<int>(PlaylistRole::Note)) return note;
    if (role == Qt::AccessibleDescriptionRole || role == Qt::ToolTipRole)
        return row->isKnown ? trackValue(*row, role) : QVariant(note);
    const QVariant value = trackValue(*row, role);
    const bool canPlay = row->isAvailable && row->absence == Absence::None;
    if (role == Qt::AccessibleTextRole && !canPlay)
        return tr("%1, %2", "track, why it cannot be played").arg(value.toString(), note);
    return value;
}

} // namespace linnet::app
