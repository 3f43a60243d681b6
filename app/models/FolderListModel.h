// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The folders in one folder, or all roots of the libraries; with them the tracks that lie right in it. Owner: the page
// of folders; GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/navigation/FolderPlace.h"
#include "core/base/CancelToken.h"
#include "core/base/Result.h"

namespace linnet::core::store {
class Connection;
}

namespace linnet::app {

class QueryThread;

struct FolderItem {
    FolderPlace place;
    QString name;   ///< Of the folder; of a root, its whole path.
    QString detail; ///< "12 tracks"; of a root, its library.
    bool isAvailable = true;
    friend bool operator==(const FolderItem&, const FolderItem&) = default;
};

class FolderListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit FolderListModel(QueryThread& queries, QObject* parent = nullptr);
    ~FolderListModel() override;

    /// Nothing shows the roots.
    void show(const std::optional<FolderPlace>& folder);
    void reload();
    bool isReady() const { return m_isReady; }
    const FolderItem& at(int row) const { return m_items[static_cast<std::size_t>(row)]; }
    /// Right in the folder, by file name.
    const std::vector<qint64>& tracks() const { return m_tracks; }
    /// The name of a root for the path that leads here; "" for one that is not known.
    QString rootName(const core::RootId& root) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void ready();

private:
    struct Content;
    static core::Result<Content> read(core::store::Connection& connection, const std::optional<FolderPlace>& folder);

    QueryThread& m_queries;
    core::CancelSource m_generation;
    std::optional<FolderPlace> m_folder;
    std::vector<FolderItem> m_items;
    std::vector<FolderItem> m_roots;
    std::vector<qint64> m_tracks;
    bool m_isReady = false;
};

} // namespace linnet::app
