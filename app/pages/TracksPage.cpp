// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TracksPage.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include "app/pages/OnlyShown.h"
#include "app/pages/TitleRow.h"
#include "app/pages/TrackTable.h"
#include "app/services/Library.h"
#include "app/views/TrackTableHeads.h"
#include "app/views/TrackTableView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/FilterBox.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

TracksPage::TracksPage(Scope scope, const PageContext& context, QWidget* parent)
    : Page(parent),
      m_scope(scope),
      m_context(context),
      m_title(new TitleRow(tr("Tracks"), this)),
      m_filter(new FilterBox(tr("Filter tracks"))),
      m_table(new TrackTable(
          m_context, tr("Tracks"), [this] { return m_scope == Scope::Artist ? m_place.text : tr("all tracks"); },
          this)),
      m_empty(new EmptyState(Icon::Tracks, {}, {}, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_title->addButton(m_filter);
    m_title->addButton(&m_table->button());
    column->addWidget(m_title);
    column->addWidget(&m_table->heads());
    column->addWidget(&m_table->view(), 1);
    m_empty->hide();
    TrackTableView& view = m_table->view();
    connect(&m_table->tracks(), &TrackListModel::ready, this, &TracksPage::refresh);
    connect(&view, &TiledView::typed, this, &TracksPage::filter);
    connect(m_filter, &FilterBox::textChanged, this, [this](const QString& text) {
        m_table->tracks().setFilterText(text);
        m_table->view().verticalScrollBar()->setValue(0);
    });
    connect(m_filter, &FilterBox::left, &view, [&view] { view.setFocus(Qt::TabFocusReason); });
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_isOpened) m_table->tracks().reload();
    });
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_filter->isOpen())
            m_filter->close();
        else if (!showAllMusic(m_context.services.library))
            m_context.askForFolder();
    });
}

void TracksPage::open(const Place& place) {
    const bool isOther = !m_isOpened || place != m_place;
    m_isOpened = true;
    m_place = place;
    m_title->setTitle(m_scope == Scope::Artist ? tr("Tracks by %1").arg(place.text) : tr("Tracks"));
    if (!isOther) return m_table->followSettings();
    m_filter->close();
    m_table->view().verticalScrollBar()->setValue(0);
    TrackQuery query;
    if (m_scope == Scope::Artist) query.artist = place.key;
    m_table->show(query);
}

void TracksPage::refresh() {
    const TrackListModel& tracks = m_table->tracks();
    const int count = tracks.rowCount();
    m_title->setFigure(locale().toString(count), tr("%Ln tracks", nullptr, count));
    const bool isFiltered = !tracks.filterText().isEmpty();
    m_empty->setSentence(isFiltered ? tr("No track has “%1”.").arg(tracks.filterText())
                                    : tr("No tracks here yet. Add the folder your music is in."));
    m_empty->setAction(isFiltered ? tr("Show all tracks") : tr("Add a folder"));
    if (!isFiltered) sayOnlyShown(*m_empty, m_context.services.library);
    m_empty->setVisible(tracks.isReady() && count == 0);
    m_table->view().refreshLayout();
}

void TracksPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(0, 112, width(), qMax(0, height() - 112)); }

QWidget* TracksPage::mainFocus() { return &m_table->view(); }

void TracksPage::setShape(int padding, bool) {
    m_title->setPadding(padding);
    m_table->view().setPadding(padding);
}

void TracksPage::filter(const QString& typed) { m_filter->open(typed); }

} // namespace linnet::app
