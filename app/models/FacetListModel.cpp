// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/FacetListModel.h"

#include <algorithm>

#include "app/items/ShownMusic.h"
#include "app/query/QueryThread.h"
#include "core/store/Facets.h"

namespace linnet::app {

namespace {

/// Key, name, count.
struct Row {
    qint64 key = 0;
    QString name;
    int count = 0;
};

core::Result<std::vector<Row>> genreRows(core::store::Connection& connection) {
    LINNET_TRY(const auto scope, shownMusic(connection));
    LINNET_TRY(const auto found, core::store::genres(connection, scope));
    std::vector<Row> rows;
    for (const auto& genre : found)
        rows.push_back({genre.key, QString::fromStdString(genre.name), static_cast<int>(genre.trackCount)});
    return rows;
}

core::Result<std::vector<Row>> decadeRows(core::store::Connection& connection) {
    LINNET_TRY(const auto scope, shownMusic(connection));
    LINNET_TRY(const auto found, core::store::decades(connection, scope));
    std::vector<Row> rows;
    for (const auto& decade : found)
        rows.push_back({decade.decade, decadeName(decade.decade), static_cast<int>(decade.albumCount)});
    return rows;
}

} // namespace

QString decadeName(int firstYear) { return FacetListModel::tr("%1s", "decade: 1990s").arg(firstYear); }

FacetListModel::FacetListModel(Facet facet, QueryThread& queries, QObject* parent)
    : QAbstractListModel(parent),
      m_facet(facet),
      m_queries(queries) {}

FacetListModel::~FacetListModel() { m_generation.cancel(); }

void FacetListModel::reload() {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_queries.ask(this, m_generation.token(), m_facet == Facet::Genres ? genreRows : decadeRows,
                  [this](const core::Result<std::vector<Row>>& rows) {
                      if (!rows) return; // What is shown stays.
                      m_all.clear();
                      for (const Row& row : *rows)
                          m_all.push_back({row.key, row.name,
                                           m_facet == Facet::Genres ? tr("%Ln tracks", nullptr, row.count)
                                                                    : tr("%Ln albums", nullptr, row.count)});
                      m_isReady = true;
                      showFiltered();
                  });
}

void FacetListModel::setFilterText(const QString& text) {
    if (text.trimmed() == m_filter) return;
    m_filter = text.trimmed();
    showFiltered();
}

void FacetListModel::showFiltered() {
    std::vector<FacetItem> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const FacetItem& item) { return item.name.contains(m_filter, Qt::CaseInsensitive); });
    if (shown != m_shown) {
        beginResetModel();
        m_shown = std::move(shown);
        endResetModel();
    }
    if (m_isReady) Q_EMIT ready();
}

int FacetListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant FacetListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::DisplayRole) return at(index.row()).name;
    if (role == Qt::AccessibleTextRole) return tr("%1, %2").arg(at(index.row()).name, at(index.row()).detail);
    return {};
}

} // namespace linnet::app
