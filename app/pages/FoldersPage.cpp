// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/FoldersPage.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/pages/MusicActions.h"
#include "app/pages/OnlyShown.h"
#include "app/pages/TitleRow.h"
#include "app/query/QueryThread.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/FolderListView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"
#include "core/store/LocalFolders.h"

namespace linnet::app {

namespace {

QString nameOf(const core::FilePath& path) {
    return QString::fromStdString(core::FilePath(std::string(path.fileName())).displayName());
}

std::vector<FolderPlace> placesOf(const FolderListModel& folders, const QModelIndexList& rows) {
    std::vector<FolderPlace> places;
    for (const QModelIndex& row : rows)
        places.push_back(folders.at(row.row()).place);
    return places;
}

} // namespace

FoldersPage::FoldersPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_folders(context.services.queries),
      m_tracks(context.services.queries),
      m_top(new QWidget),
      m_title(new TitleRow(tr("Folders"))),
      m_play(new PillButton(tr("Play"), PillButton::Kind::Outline)),
      m_crumbs(new QWidget),
      m_list(new FolderListView(tr("Folders"), m_folders)),
      m_others(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Wrap)),
      m_trackList(new TrackListView(tr("Tracks in this folder"), TrackListView::Kind::Compact, context.covers, this)),
      m_empty(new EmptyState(Icon::Folder, {}, {}, this)) {
    build();
    context.music.serve(*m_trackList, m_tracks, [this] { return m_folder ? nameOf(m_folder->relative) : QString(); });
    connect(&m_folders, &FolderListModel::ready, this, &FoldersPage::refresh);
    connect(&m_tracks, &TrackListModel::ready, this, [this] { m_trackList->refreshLayout(); });
    connect(m_list, &TiledView::acted, this,
            [this](ActionId action, const QModelIndexList& rows) { act(action, placesOf(m_folders, rows)); });
    connect(m_list, &TiledView::menuWanted, this, &FoldersPage::popupMenu);
    connect(m_play, &QAbstractButton::clicked, this, [this] {
        if (m_folder) act(ActionId::Play, {*m_folder});
    });
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_folder)
            go(std::nullopt);
        else if (!showAllMusic(m_context.services.library))
            m_context.askForFolder();
    });
    connect(&context.services.playback, &Playback::currentChanged, this, &FoldersPage::refreshPlaying);
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_isOpened && isVisible()) m_folders.reload();
    });
}

void FoldersPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_trackList);
    m_title->addButton(m_play);
    auto* crumbs = new QHBoxLayout(m_crumbs);
    crumbs->setSpacing(8);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    m_list->setFitsContent(true);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_crumbs, m_list, m_others})
        top->addWidget(part);
    m_trackList->setLeading(m_top);
    m_trackList->setModel(&m_tracks);
    m_empty->hide();
    setShape(24, false);
}

void FoldersPage::open(const Place& place) {
    const auto folder = folderFrom(place.text);
    if (folder != m_folder) m_trackList->verticalScrollBar()->setValue(0);
    m_folder = folder;
    m_isOpened = true;
    m_folders.show(folder);
    refreshPlaying();
}

QString FoldersPage::otherSources() const {
    QStringList names;
    for (const SourceView& source : m_context.services.library.sources())
        if (!source.isBundled) names << source.name;
    if (names.isEmpty()) return {};
    return tr("%1: that server does not tell how its files lie. Its music is in Albums, Artists and Tracks.")
        .arg(names.join(QStringLiteral(", ")));
}

void FoldersPage::refresh() {
    const int folders = m_folders.rowCount();
    const int tracks = static_cast<int>(m_folders.tracks().size());
    m_title->setTitle(!m_folder                      ? tr("Folders")
                      : m_folder->relative.isEmpty() ? m_folders.rootName(m_folder->root)
                                                     : nameOf(m_folder->relative));
    m_play->setVisible(m_folder.has_value() && folders + tracks > 0);
    refreshCrumbs();
    m_others->setText(m_folder ? QString() : otherSources());
    m_others->setVisible(!m_others->text().isEmpty());
    m_list->setVisible(folders > 0);
    m_list->refreshLayout();
    m_tracks.showKeys(m_folders.tracks());
    const bool isEmpty = m_folders.isReady() && folders + tracks == 0;
    m_empty->setSentence(m_folder ? tr("There is no music in this folder any more.")
                                  : tr("No folders here yet. Add the folder your music is in."));
    m_empty->setAction(m_folder ? tr("All folders") : tr("Add a folder"));
    if (!m_folder) sayOnlyShown(*m_empty, m_context.services.library);
    m_empty->setVisible(isEmpty);
    m_trackList->refreshLayout();
}

void FoldersPage::refreshCrumbs() {
    qDeleteAll(m_crumbs->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* row = static_cast<QHBoxLayout*>(m_crumbs->layout());
    while (QLayoutItem* item = row->takeAt(0))
        delete item;
    m_crumbs->setVisible(m_folder.has_value());
    if (!m_folder) return;
    const auto add = [&](const QString& words, std::optional<FolderPlace> place) {
        if (row->count() > 0)
            row->addWidget(
                new TextLabel(QStringLiteral("›"), TextRole::Body, Ink::Secondary, TextLabel::Fit::Whole, m_crumbs));
        auto* crumb = new PillButton(words, PillButton::Kind::Link, m_crumbs);
        connect(crumb, &QAbstractButton::clicked, this, [this, place] { go(place); });
        row->addWidget(crumb);
    };
    add(tr("Folders"), std::nullopt);
    std::vector<FolderPlace> above;
    for (core::FilePath path = m_folder->relative; !path.isEmpty();) {
        const core::FilePath parent = path.bytes().find('/') == std::string::npos ? core::FilePath() : path.parent();
        above.insert(above.begin(), {m_folder->root, parent});
        path = parent;
    }
    for (const FolderPlace& place : above)
        add(place.relative.isEmpty() ? m_folders.rootName(place.root) : nameOf(place.relative), place);
    row->addStretch(1);
}

void FoldersPage::go(const std::optional<FolderPlace>& folder) {
    m_context.navigator.go({PageId::Folders, 0, folder ? toText(*folder) : QString()});
}

void FoldersPage::act(ActionId action, const std::vector<FolderPlace>& folders) {
    if (folders.empty()) return;
    if (action == ActionId::Open) return go(folders.front());
    if (action != ActionId::Play && action != ActionId::PlayNext && action != ActionId::PlayLast) return;
    m_context.services.queries.ask(
        this,
        [folders](core::store::Connection& connection) -> std::vector<qint64> {
            std::vector<qint64> keys;
            for (const FolderPlace& folder : folders)
                if (const auto below = core::store::tracksBelow(connection, folder.root, folder.relative))
                    keys.insert(keys.end(), below->begin(), below->end());
            return keys;
        },
        [this, action, from = folders.front()](const std::vector<qint64>& keys) {
            const QString name = from.relative.isEmpty() ? m_folders.rootName(from.root) : nameOf(from.relative);
            m_context.rows.run(action, {.kind = Chosen::Kind::Tracks, .keys = keys, .list = keys, .from = name});
        });
}

void FoldersPage::popupMenu(const QModelIndexList& rows, const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto places = placesOf(m_folders, rows);
    for (const ActionId id : {ActionId::Play, ActionId::PlayNext, ActionId::PlayLast, ActionId::Open})
        menu->addAction(actionRow(id).text, this, [this, id, places] { act(id, places); });
    menu->popup(place);
}

void FoldersPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_trackList->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

void FoldersPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(0, 112, width(), qMax(0, height() - 112)); }

QWidget* FoldersPage::mainFocus() { return m_folders.rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_trackList; }

void FoldersPage::setShape(int padding, bool) {
    m_title->setPadding(padding);
    m_crumbs->layout()->setContentsMargins(padding, 0, padding, 8);
    m_list->setMargins({padding, 4, padding, 4});
    m_others->setContentsMargins(padding + 12, 12, padding, 12);
    m_trackList->setMargins({padding, 4, padding, padding});
}

} // namespace linnet::app
