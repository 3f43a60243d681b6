// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/PlaylistNav.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QVBoxLayout>

#include "app/actions/Actions.h"
#include "app/pages/MusicActions.h"
#include "app/pages/PlaylistActions.h"
#include "app/pages/PlaylistFileActions.h"
#include "app/pages/PlaylistLines.h"
#include "app/services/Library.h"
#include "app/services/Settings.h"
#include "app/views/PlaylistNavView.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

QString closedKey() { return QString::fromUtf16(setting::kClosedFolders); }

} // namespace

PlaylistNav::PlaylistNav(const PageContext& context, QWidget& window, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_playlists(context.services.playlists),
      m_head(new QWidget(this)),
      m_view(new PlaylistNavView(tr("Playlists"), m_lines, this)) {
    auto* add = new IconButton(Icon::Plus, actionRow(ActionId::NewPlaylist).text, {.side = 28, .icon = 16}, m_head);
    add->setName(actionRow(ActionId::NewPlaylist).text, keysOf(ActionId::NewPlaylist));
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(12, 0, 6, 0);
    head->addWidget(new TextLabel(tr("Playlists"), TextRole::Caption, Ink::Tertiary, TextLabel::Fit::Elide, m_head), 1);
    head->addWidget(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    context.music.serve(*m_view, [this](const QModelIndexList& rows) {
        Chosen chosen{.kind = Chosen::Kind::Playlists};
        for (const QModelIndex& row : rows)
            if (const Line* line = m_lines.line(row.row())) chosen.keys.push_back(line->key);
        return chosen;
    });
    auto* actions = new PlaylistActions(context, window);
    new PlaylistFileActions(context, window);
    m_view->setTakes([actions](const Chosen& rows, qint64 key) { return actions->takes(rows, key); });
    connect(add, &QAbstractButton::clicked, this, [this] { m_context.actions.trigger(ActionId::NewPlaylist); });
    connect(m_view, &PlaylistNavView::dropped, actions, &PlaylistActions::drop);
    connect(m_view, &PlaylistNavView::opened, this, &PlaylistNav::open);
    connect(m_view, &PlaylistNavView::renamed, &m_playlists, &Playlists::rename);
    connect(actions, &PlaylistActions::renameWanted, this, &PlaylistNav::rename);
    connect(&m_playlists, &Playlists::changed, this, &PlaylistNav::refresh);
    connect(&context.services.library, &Library::sourcesChanged, this, &PlaylistNav::refresh);
    connect(&context.navigator, &Navigator::moved, this, &PlaylistNav::showPlace);
    readClosed();
    refresh();
    showPlace(context.navigator.current());
}

void PlaylistNav::readClosed() {
    for (const QString& key : m_context.services.settings.text(closedKey()).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        m_closed.insert(key.toLongLong());
}

void PlaylistNav::refresh() {
    m_lines.setLines(sidebarLines(m_playlists.shown(), m_closed, m_context.services.library.shownSource()));
    m_view->refreshLayout();
}

void PlaylistNav::open(qint64 key) {
    const ListedPlaylist* playlist = m_playlists.find(key);
    if (playlist == nullptr) return;
    if (playlist->kind != core::PlaylistKind::Folder) return m_context.navigator.go({PageId::Playlist, key, {}});
    if (m_closed.erase(key) == 0) m_closed.insert(key);
    QStringList closed;
    for (const qint64 folder : m_closed)
        closed << QString::number(folder);
    m_context.services.settings.setText(closedKey(), closed.join(QLatin1Char(' ')));
    refresh();
}

void PlaylistNav::showPlace(const Place& place) { m_view->setShown(place.page == PageId::Playlist ? place.key : 0); }

void PlaylistNav::rename(qint64 playlist) {
    if (m_isRail || m_lines.rowOf(playlist) < 0) return renameOver(playlist);
    m_view->rename(playlist);
}

void PlaylistNav::renameOver(qint64 playlist) {
    const ListedPlaylist* found = m_playlists.find(playlist);
    if (found == nullptr) return;
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(actionRow(ActionId::Rename).text);
    dialog->setLabelText(tr("Name of the playlist"));
    dialog->setTextValue(found->name);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, playlist](const QString& name) { m_playlists.rename(playlist, name); });
    dialog->open();
}

void PlaylistNav::setRail(bool rail) {
    m_isRail = rail;
    m_head->setVisible(!rail);
    m_view->setRail(rail);
}

} // namespace linnet::app
