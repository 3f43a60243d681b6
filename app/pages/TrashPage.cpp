// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TrashPage.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/pages/PlaylistLines.h"
#include "app/services/Playlists.h"
#include "app/views/LineListView.h"
#include "app/widgets/EmptyState.h"

namespace linnet::app {

namespace {

Line trashLine(const ListedPlaylist& playlist) {
    const QDate deleted = QDateTime::fromMSecsSinceEpoch(playlist.deletedAt).date();
    const auto text = [](const QDate& day) { return QLocale().toString(day, QLocale::ShortFormat); };
    return {.key = playlist.key,
            .icon = iconOf(playlist),
            .title = playlist.name,
            .under = TrashPage::tr("Deleted on %1 · kept until %2")
                         .arg(text(deleted), text(deleted.addDays(core::kTrashTime.count()))),
            .aside = {},
            .depth = 0};
}

} // namespace

TrashPage::TrashPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_playlists(context.services.playlists),
      m_header(new PageHeader(tr("Trash"))),
      m_list(new LineListView(tr("Deleted playlists"), LineListView::Kind::Page, m_lines, this)),
      m_empty(new EmptyState(
          Icon::Trash, tr("Nothing is in the trash. Playlists that you delete stay here for 30 days."), {}, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    m_list->setLeading(m_header);
    m_empty->raise();
    context.music.serve(*m_list, [this](const QModelIndexList& rows) {
        Chosen chosen{.kind = Chosen::Kind::Playlists};
        for (const QModelIndex& row : rows)
            if (const Line* line = m_lines.line(row.row())) chosen.keys.push_back(line->key);
        return chosen;
    });
    connect(&m_playlists, &Playlists::changed, this, &TrashPage::refresh);
    refresh();
}

void TrashPage::open(const Place&) { refresh(); }

void TrashPage::refresh() {
    std::vector<Line> lines;
    for (const ListedPlaylist& playlist : m_playlists.trash())
        lines.push_back(trashLine(playlist));
    const int count = static_cast<int>(lines.size());
    m_lines.setLines(std::move(lines));
    m_header->setLine(count == 0 ? QString() : tr("%Ln playlists", nullptr, count));
    m_empty->setVisible(count == 0);
    m_list->refreshLayout();
}

void TrashPage::resizeEvent(QResizeEvent*) {
    constexpr int kTitle = 96;
    m_empty->setGeometry(0, kTitle, width(), height() - kTitle);
}

QWidget* TrashPage::mainFocus() { return m_list; }

void TrashPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_list->setMargins({padding - 12, 0, padding - 12, padding});
}

} // namespace linnet::app
