// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/HistoryPage.h"

#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

#include "app/pages/PageHeader.h"
#include "app/services/ErrorText.h"
#include "app/views/LineListView.h"
#include "app/widgets/EmptyState.h"

namespace linnet::app {

HistoryPage::HistoryPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_playlists(context.services.playlists),
      m_header(new PageHeader(tr("History"))),
      m_list(new LineListView(tr("Earlier versions of the playlist"), LineListView::Kind::Page, m_lines, this)),
      m_empty(new EmptyState(Icon::Clock, {}, {}, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    m_list->setLeading(m_header);
    m_empty->raise();
    m_empty->hide();
    connect(m_list, &TiledView::acted, this, [this](ActionId action, const QModelIndexList& rows) {
        const bool isWanted = action == ActionId::Open || action == ActionId::Play || action == ActionId::Restore;
        if (isWanted && !rows.isEmpty()) restore(rows.first().row());
    });
    connect(m_list, &TiledView::menuWanted, this, [this](const QModelIndexList& rows, const QPoint& place) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Make it what it was then"), this, [this, row = rows.first().row()] { restore(row); });
        menu->popup(place);
    });
    connect(m_empty, &EmptyState::actionChosen, this, &HistoryPage::load);
}

void HistoryPage::open(const Place& place) {
    if (place.key != m_key) m_lines.setLines({});
    m_key = place.key;
    const ListedPlaylist* playlist = m_playlists.find(m_key);
    m_header->setTitle(playlist == nullptr ? tr("History") : tr("History of “%1”").arg(playlist->name));
    m_header->setLine(tr("Double click or Enter makes the playlist what it was at that time. Undo takes that back."));
    load();
}

void HistoryPage::load() {
    m_playlists.versions(m_key, [self = QPointer(this), key = m_key](const core::Result<Playlists::Versions>& found) {
        if (self && self->m_key == key) self->show(found);
    });
}

void HistoryPage::show(const core::Result<Playlists::Versions>& versions) {
    std::vector<Line> lines;
    if (versions)
        for (const auto& version : *versions) {
            const qint64 at = version.at.time_since_epoch().count();
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
            lines.push_back({.key = at,
                             .icon = Icon::Clock,
                             .title = tr("Until %1").arg(QLocale().toString(time, QLocale::LongFormat)),
                             .under = tr("%Ln tracks", nullptr, static_cast<int>(version.trackCount)),
                             .aside = QString::fromStdString(version.name),
                             .depth = 0});
        }
    m_empty->setVisible(lines.empty());
    if (!versions) {
        m_empty->setSentence(tr("The history is kept by the server: %1").arg(sentenceFor(versions.error())));
        m_empty->setAction(tr("Try again"));
    } else {
        m_empty->setSentence(tr("Nothing was changed in this playlist yet."));
        m_empty->setAction({});
    }
    m_lines.setLines(std::move(lines));
    m_list->refreshLayout();
}

void HistoryPage::restore(int row) {
    const Line* line = m_lines.line(row);
    if (line == nullptr) return;
    m_playlists.restoreVersion(m_key, core::UnixMillis(std::chrono::milliseconds(line->key)),
                               [say = m_context.say](const core::Error& error) { say(sentenceFor(error)); });
    m_context.navigator.go({PageId::Playlist, m_key, {}});
}

void HistoryPage::resizeEvent(QResizeEvent*) {
    constexpr int kTitle = 120;
    m_empty->setGeometry(0, kTitle, width(), height() - kTitle);
}

QWidget* HistoryPage::mainFocus() { return m_list; }

void HistoryPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_list->setMargins({padding - 12, 0, padding - 12, padding});
}

} // namespace linnet::app
