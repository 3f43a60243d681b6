// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/PagedListModel.h"

#include <QHash>

#include <algorithm>

#include "app/items/ShownMusic.h"
#include "core/search/Filter.h"

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

std::function<core::Result<PagedListModel::Answer>(core::store::Connection&, PagedListModel::Keys)>
PagedListModel::filter() const {
    return [table = m_filterTable, text = m_filterText.toStdString()](core::store::Connection& connection,
                                                                      Keys all) -> core::Result<Answer> {
        if (!table || text.empty()) return Answer{std::move(all), std::nullopt};
        const std::vector<std::int64_t> ordered(all.begin(), all.end());
        LINNET_TRY(const auto kept, core::search::filtered(connection, *table, text, ordered));
        return Answer{std::move(all), Keys(kept.begin(), kept.end())};
    };
}

void PagedListModel::ask(std::function<core::Result<Answer>(core::store::Connection&)> question) {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_isLoading = true;
    m_queries.ask(this, m_generation.token(), std::move(question), [this](core::Result<Answer> answer) {
        m_isLoading = false;
        m_isReadingKeys = false;
        if (answer) takeAnswer(std::move(*answer));
    });
}

void PagedListModel::askKeys(std::function<core::Result<Keys>(core::store::Connection&)> query,
                             core::store::HiddenBy by) {
    askShown(
        [query = std::move(query), hides = m_hides, by](core::store::Connection& connection) -> core::Result<Keys> {
            LINNET_TRY(Keys keys, query(connection));
            if (!hides) return keys;
            LINNET_TRY(const auto shown,
                       shownKeys(connection, *hides, std::vector<core::store::Key>(keys.begin(), keys.end()), by));
            return Keys(shown.begin(), shown.end());
        });
}

void PagedListModel::askShown(std::function<core::Result<Keys>(core::store::Connection&)> query) {
    m_query = std::move(query);
    m_isReadingKeys = true;
    ask([query = m_query, filter = filter()](core::store::Connection& connection) -> core::Result<Answer> {
        LINNET_TRY(Keys all, query(connection));
        return filter(connection, std::move(all));
    });
}

void PagedListModel::setFilterText(const QString& text) {
    if (text.trimmed() == m_filterText) return;
    m_filterText = text.trimmed();
    if (m_isReadingKeys) return askShown(m_query);
    if (!m_isReady) return;
    if (!m_all) m_all = std::make_shared<const Keys>(m_keys);
    if (m_filterText.isEmpty()) return takeAnswer({*m_all, std::nullopt});
    ask([all = m_all, filter = filter()](core::store::Connection& connection) { return filter(connection, *all); });
}

void PagedListModel::takeAnswer(Answer answer) {
    m_all = answer.shown ? std::make_shared<const Keys>(answer.all) : nullptr;
    takeKeys(answer.shown ? std::move(*answer.shown) : std::move(answer.all));
}

void PagedListModel::takeKeys(Keys keys) {
    // Pages asked for with the old keys would land in the wrong place.
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_isLoading = false;
    m_isReadingKeys = false;
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

void PagedListModel::tellRow(int row) {
    if (row >= 0) Q_EMIT dataChanged(index(row), index(row));
}

void PagedListModel::tellPage(int page) {
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    if (last >= first) Q_EMIT dataChanged(index(first), index(last));
}

} // namespace linnet::app
