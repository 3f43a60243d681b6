// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What all lists over the replica share: every key in order, read on the query thread; rows by pages as they are
// looked at. Reading the keys anew keeps the persistent indexes (selection, scroll position) of the rows that stay.
// GUI thread.

#include <QAbstractListModel>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/models/PageCache.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "core/base/CancelToken.h"
#include "core/store/MarkReader.h"
#include "core/store/SearchStore.h"

namespace linnet::app {

class PagedListModel : public QAbstractListModel {
    Q_OBJECT
public:
    ~PagedListModel() override;

    /// True while keys are being read.
    bool isLoading() const { return m_isLoading; }
    /// True once keys have arrived; before that an empty model says nothing.
    bool isReady() const { return m_isReady; }
    int rowCount(const QModelIndex& parent = {}) const override;
    /// 0 outside the model.
    qint64 keyAt(int row) const;
    /// -1 where the key is not in the model.
    int rowOfKey(qint64 key) const;
    const std::vector<qint64>& keys() const { return m_keys; }

    /// Shows those that have what was typed, in the order of the list; blank shows all. Only of lists that can filter.
    void setFilterText(const QString& text);
    const QString& filterText() const { return m_filterText; }

    /// Shows at once how rows are marked now.
    virtual void takeEdited(const Edited& edited) = 0;

Q_SIGNALS:
    /// After each reading of the keys, whether or not anything changed.
    void ready();

protected:
    using Keys = std::vector<qint64>;
    explicit PagedListModel(QueryThread& queries, QObject* parent);

    /// The search documents that say what a row has; before it the list does not filter.
    void setFilterTable(core::store::SearchTable table) { m_filterTable = table; }
    /// What the listener has hidden is left out; before it the list shows everything.
    void setHides(core::TargetKind kind) { m_hides = kind; }
    /// Asks for the keys; an older question's answer is dropped. An empty answer of nothing keeps what is shown.
    void askKeys(std::function<core::Result<Keys>(core::store::Connection&)> query,
                 core::store::HiddenBy by = core::store::HiddenBy::AlbumToo);
    /// These keys, at once.
    void takeKeys(Keys keys);
    virtual void makeRowsStale() = 0;

    template <class Row>
    void takeMarks(PageCache<Row>& cache, core::TargetKind kind, const Edited& edited) {
        for (const core::Annotation& annotation : edited.annotations) {
            if (annotation.target.kind != kind) continue;
            const auto changed = cache.change([&](Row& row) {
                if (row.source != edited.source || row.id.bytes != annotation.target.id) return false;
                row.marks = core::store::marksOf(annotation);
                return true;
            });
            for (const qint64 key : changed)
                tellRow(rowOfKey(key));
        }
    }

    /// The row if it is here. Its page is fetched by `read(connection, keys)`, which answers (key, row) pairs, if that
    /// was not done since the keys were read.
    template <class Row, class Read>
    const Row* rowAt(PageCache<Row>& cache, int row, Read read) const {
        if (row < 0 || row >= rowCount()) return nullptr;
        const int page = row / kPageRows;
        if (cache.beginFetch(page)) {
            auto* self = const_cast<PagedListModel*>(this); // Only to be told: the answer comes later.
            const auto first = m_keys.begin() + page * kPageRows;
            Keys keys(first, first + std::min<std::ptrdiff_t>(kPageRows, m_keys.end() - first));
            self->m_queries.ask(
                self, m_generation.token(),
                [keys = std::move(keys), read](core::store::Connection& connection) { return read(connection, keys); },
                [self, &cache, page](std::vector<std::pair<qint64, Row>> rows) {
                    cache.put(page, std::move(rows));
                    self->tellPage(page);
                });
        }
        return cache.find(m_keys[static_cast<std::size_t>(row)], page);
    }

private:
    /// Keys in the list's order: all of them, and those that are shown of them where a filter is set.
    struct Answer {
        Keys all;
        std::optional<Keys> shown;
    };
    std::function<core::Result<Answer>(core::store::Connection&, Keys)> filter() const;
    void ask(std::function<core::Result<Answer>(core::store::Connection&)> question);
    void askShown(std::function<core::Result<Keys>(core::store::Connection&)> query);
    void takeAnswer(Answer answer);
    void tellPage(int page);
    void tellRow(int row);

    QueryThread& m_queries;
    Keys m_keys;
    std::function<core::Result<Keys>(core::store::Connection&)> m_query; ///< What was asked last.
    QString m_filterText;
    std::optional<core::store::SearchTable> m_filterTable;
    std::optional<core::TargetKind> m_hides;
    std::shared_ptr<const Keys> m_all; ///< While a filter is set: everything, in the list's order.
    core::CancelSource m_generation;
    bool m_isLoading = false;
    bool m_isReadingKeys = false; ///< Loading, and not only filtering.
    bool m_isReady = false;
};

} // namespace linnet::app
