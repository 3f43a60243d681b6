// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/AlbumListModel.h"

#include <QColor>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/items/ItemsFromStore.h"
#include "app/items/ShownMusic.h"
#include "app/models/MarkRole.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

using core::store::AlbumOrder;

AlbumOrder storeOrder(AlbumSort order) {
    switch (order) {
    case AlbumSort::Title:
        return AlbumOrder::Title;
    case AlbumSort::Artist:
        return AlbumOrder::Artist;
    case AlbumSort::RecentlyAdded:
        return AlbumOrder::RecentlyAdded;
    case AlbumSort::Year:
        return AlbumOrder::Year;
    }
    return AlbumOrder::Title;
}

} // namespace

AlbumListModel::AlbumListModel(QueryThread& queries, QObject* parent) : PagedListModel(queries, parent) {
    setFilterTable(core::store::SearchTable::Albums);
    setHides(core::TargetKind::Album);
}

void AlbumListModel::setOrder(AlbumSort order) {
    if (order == m_order) return;
    m_order = order;
    reload();
}

void AlbumListModel::setFilter(AlbumFilter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    reload();
}

void AlbumListModel::reload() {
    if (m_isFixed) {
        takeKeys(keys());
        return;
    }
    askKeys(
        [order = storeOrder(m_order), filter = m_filter](core::store::Connection& connection) -> core::Result<Keys> {
            LINNET_TRY(const auto scope, shownMusic(connection));
            LINNET_TRY(
                const auto found,
                core::store::albumKeys(
                    connection, order,
                    {.source = scope.source, .genre = filter.genre, .artist = filter.artist, .decade = filter.decade}));
            return Keys(found.begin(), found.end());
        });
}

void AlbumListModel::setKeys(std::vector<qint64> keys) {
    m_isFixed = true;
    takeKeys(std::move(keys));
}

const AlbumItem* AlbumListModel::item(int row) const {
    return rowAt(m_pages, row, [](core::store::Connection& connection, const std::vector<qint64>& keys) {
        return byKey(albumItems(connection, keys));
    });
}

QVariant AlbumListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == static_cast<int>(AlbumRole::Key)) return keyAt(index.row());
    const AlbumItem* album = item(index.row());
    if (!album) return {};
    if (role == Qt::DisplayRole) return album->title;
    if (role == Qt::AccessibleDescriptionRole || role == Qt::ToolTipRole) return absenceText(album->absence);
    if (role == Qt::AccessibleTextRole)
        return album->artist.isEmpty() ? album->title : tr("%1 by %2").arg(album->title, album->artist);
    if (QVariant mark = markData(album->marks, role); mark.isValid()) return mark;
    switch (static_cast<AlbumRole>(role)) {
    case AlbumRole::Id:
        return QString::fromStdString(album->id.hex());
    case AlbumRole::Title:
        return album->title;
    case AlbumRole::Artist:
        return album->artist;
    case AlbumRole::Year:
        return album->year;
    case AlbumRole::ArtId:
        return album->art ? QString::fromStdString(album->art->id.hex()) : QString();
    case AlbumRole::Accent:
        return album->art ? QColor::fromRgb(album->art->accent) : QColor();
    case AlbumRole::CoverSeed:
        return coverSeed(*album);
    case AlbumRole::Available:
        return album->isAvailable;
    default:
        return {};
    }
}

QHash<int, QByteArray> AlbumListModel::roleNames() const {
    return {{static_cast<int>(AlbumRole::Key), "key"},
            {static_cast<int>(AlbumRole::Id), "id"},
            {static_cast<int>(AlbumRole::Title), "title"},
            {static_cast<int>(AlbumRole::Artist), "artist"},
            {static_cast<int>(AlbumRole::Year), "year"},
            {static_cast<int>(AlbumRole::ArtId), "artId"},
            {static_cast<int>(AlbumRole::Accent), "accent"},
            {static_cast<int>(AlbumRole::CoverSeed), "coverSeed"},
            {static_cast<int>(AlbumRole::Available), "available"}};
}

} // namespace linnet::app
