// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/PagedListModel.h"

#include <QHash>

#include <algorithm>

namespace linnet::app {

PagedListModel::PagedListModel(QueryThread& queries, QObject* parent)
    : QAbstractListModel(parent),
      m_queries(queries) {}

PagedListModel::~PagedListModel() { m_generation.cancel(); }

int PagedListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

qint64 PagedListModel::keyAt(int row) const {
    return row >= 0 && row < rowCount() ? m_keys[static_cast<std::size_t>(row)] : 0;
}

int PagedListModel::rowOfKey(qint64 key) const {
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

void PagedListModel::askKeys(std::function<core::Result<Keys>(core::store::Connection&)> query) {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_isLoading = true;
    m_queries.ask(this, m_generation.token(), std::move(query), [this](core::Result<Keys> keys) {
        m_isLoading = false;
        if (keys) takeKeys(std::move(*keys));
    });
}

void PagedListModel::takeKeys(Keys keys) {
    // Pages asked for with the old keys would land in the wrong place.
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_isLoading = false;
    m_isReady = true;
    makeRowsStale();
    if (keys == m_keys) {
        if (!keys.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        Q_EMIT ready();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    if (!before.isEmpty()) {
        QHash<qint64, int> rows;
        rows.reserve(static_cast<qsizetype>(keys.size()));
        for (std::size_t row = 0; row < keys.size(); ++row)
            rows.insert(keys[row], static_cast<int>(row));
        const Keys old = std::exchange(m_keys, std::move(keys));
        for (const QModelIndex& position : before) {
            const int row = rows.value(old[static_cast<std::size_t>(position.row())], -1);
            after << (row < 0 ? QModelIndex() : index(row));
        }
    } else {
        m_keys = std::move(keys);
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT ready();
}

void PagedListModel::tellPage(int page) {
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    if (last >= first) Q_EMIT dataChanged(index(first), index(last));
}

} // namespace linnet::app
