// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/ArtistListModel.h"

#include "app/items/ItemsFromStore.h"
#include "app/items/ShownMusic.h"
#include "app/models/MarkRole.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

ArtistListModel::ArtistListModel(QueryThread& queries, QObject* parent) : PagedListModel(queries, parent) {
    setFilterTable(core::store::SearchTable::Artists);
}

void ArtistListModel::setKeys(std::vector<qint64> keys) {
    m_isFixed = true;
    takeKeys(std::move(keys));
}

void ArtistListModel::reload() {
    if (m_isFixed) {
        takeKeys(keys());
        return;
    }
    askKeys([](core::store::Connection& connection) -> core::Result<Keys> {
        LINNET_TRY(const auto scope, shownMusic(connection));
        LINNET_TRY(const auto found, core::store::artistKeys(connection, {.source = scope.source}));
        return Keys(found.begin(), found.end());
    });
}

const ArtistItem* ArtistListModel::item(int row) const {
    return rowAt(m_pages, row, [](core::store::Connection& connection, const std::vector<qint64>& keys) {
        return byKey(artistItems(connection, keys));
    });
}

QVariant ArtistListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == static_cast<int>(ArtistRole::Key)) return keyAt(index.row());
    const ArtistItem* artist = item(index.row());
    if (!artist) return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return artist->name;
    if (QVariant mark = markData(artist->marks, role); mark.isValid()) return mark;
    switch (static_cast<ArtistRole>(role)) {
    case ArtistRole::Id:
        return QString::fromStdString(artist->id.hex());
    case ArtistRole::Name:
        return artist->name;
    case ArtistRole::ArtId:
        return artist->art ? QString::fromStdString(artist->art->id.hex()) : QString();
    case ArtistRole::AlbumCount:
        return artist->albumCount;
    default:
        return {};
    }
}

QHash<int, QByteArray> ArtistListModel::roleNames() const {
    return {{static_cast<int>(ArtistRole::Key), "key"},
            {static_cast<int>(ArtistRole::Id), "id"},
            {static_cast<int>(ArtistRole::Name), "name"},
            {static_cast<int>(ArtistRole::ArtId), "artId"},
            {static_cast<int>(ArtistRole::AlbumCount), "albumCount"}};
}

} // namespace linnet::app
