// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/FolderListModel.h"

#include <algorithm>

#include "app/items/ShownMusic.h"
#include "app/query/QueryThread.h"
#include "core/store/LocalFolders.h"
#include "core/store/ReadTransaction.h"

namespace linnet::app {

namespace {

QString shown(const core::FilePath& path) { return QString::fromStdString(path.displayName()); }

} // namespace

/// Made on the query thread; words that need translating are added on the GUI thread.
struct FolderListModel::Content {
    std::vector<core::store::LocalRootRow> roots;
    core::store::LocalFolderContent folder;
};

FolderListModel::FolderListModel(QueryThread& queries, QObject* parent)
    : QAbstractListModel(parent),
      m_queries(queries) {}

FolderListModel::~FolderListModel() { m_generation.cancel(); }

void FolderListModel::show(const std::optional<FolderPlace>& folder) {
    if (folder != m_folder) m_isReady = false;
    m_folder = folder;
    reload();
}

core::Result<FolderListModel::Content> FolderListModel::read(core::store::Connection& connection,
                                                             const std::optional<FolderPlace>& folder) {
    LINNET_TRY(const auto snapshot, core::store::ReadTransaction::begin(connection));
    Content content;
    LINNET_TRY(const auto scope, shownMusic(connection));
    LINNET_TRY(content.roots, core::store::localRoots(connection));
    if (scope.source) std::erase_if(content.roots, [&scope](const auto& root) { return root.source != *scope.source; });
    const bool isShown =
        folder && std::ranges::any_of(content.roots, [&folder](const auto& root) { return root.id == folder->root; });
    if (!isShown) return content;
    LINNET_TRY(content.folder, core::store::localFolder(connection, folder->root, folder->relative));
    LINNET_TRY(content.folder.tracks, shownKeys(connection, core::TargetKind::Track, std::move(content.folder.tracks)));
    return content;
}

void FolderListModel::reload() {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_queries.ask(
        this, m_generation.token(),
        [folder = m_folder](core::store::Connection& connection) { return read(connection, folder); },
        [this](const core::Result<Content>& content) {
            if (!content) return; // What is shown stays.
            m_roots.clear();
            for (const auto& root : content->roots)
                m_roots.push_back(
                    {{root.id, {}}, shown(root.path), QString::fromStdString(root.libraryName), root.isAvailable});
            std::vector<FolderItem> items;
            for (const auto& folder : content->folder.folders)
                items.push_back({{m_folder->root, folder.relative},
                                 shown(core::FilePath(std::string(folder.relative.fileName()))),
                                 tr("%Ln tracks", nullptr, static_cast<int>(folder.trackCount)),
                                 true});
            if (!m_folder) items = m_roots;
            if (items != m_items) {
                beginResetModel();
                m_items = std::move(items);
                endResetModel();
            }
            m_tracks.assign(content->folder.tracks.begin(), content->folder.tracks.end());
            m_isReady = true;
            Q_EMIT ready();
        });
}

QString FolderListModel::rootName(const core::RootId& root) const {
    const auto found =
        std::find_if(m_roots.begin(), m_roots.end(), [&](const FolderItem& item) { return item.place.root == root; });
    return found == m_roots.end() ? QString() : found->name;
}

int FolderListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant FolderListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::DisplayRole) return at(index.row()).name;
    if (role == Qt::AccessibleTextRole) return tr("%1, %2").arg(at(index.row()).name, at(index.row()).detail);
    return {};
}

} // namespace linnet::app
