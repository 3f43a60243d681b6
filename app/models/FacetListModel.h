// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Genres or decades for grids: few enough to be read whole. Owner: the page of genres; GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

struct FacetItem {
    qint64 key = 0; ///< Of the genre; a decade's first year.
    QString name;   ///< "Jazz", "1990s"
    QString detail; ///< "12 tracks", "3 albums"
    friend bool operator==(const FacetItem&, const FacetItem&) = default;
};

class FacetListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Facet { Genres, Decades };
    FacetListModel(Facet facet, QueryThread& queries, QObject* parent = nullptr);
    ~FacetListModel() override;

    void reload();
    bool isReady() const { return m_isReady; }
    /// Shows those whose name has what was typed, whatever the case; blank shows all.
    void setFilterText(const QString& text);
    const FacetItem& at(int row) const { return m_shown[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// After each reading and filtering.
    void ready();

private:
    void showFiltered();

    Facet m_facet;
    QueryThread& m_queries;
    core::CancelSource m_generation;
    std::vector<FacetItem> m_all;
    std::vector<FacetItem> m_shown;
    QString m_filter;
    bool m_isReady = false;
};

/// "1990s"
QString decadeName(int firstYear);

} // namespace linnet::app
