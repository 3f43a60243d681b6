// SPDX-License-Identifier: GPL-3.0-or-later
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/pages/FacetPages.h"
#include "app/pages/OnlyShown.h"
#include "app/pages/PageScroll.h"
#include "app/pages/TitleRow.h"
#include "app/services/Library.h"
#include "app/views/FacetGridView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/FilterBox.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

GenresPage::GenresPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_genres(FacetListModel::Facet::Genres, context.services.queries),
      m_decades(FacetListModel::Facet::Decades, context.services.queries),
      m_scroll(new QScrollArea(this)),
      m_title(new TitleRow(tr("Genres"))),
      m_filter(new FilterBox(tr("Filter genres"))),
      m_decadesHead(new TextLabel(tr("Decades"), TextRole::Section, Ink::Text, TextLabel::Fit::Whole)),
      m_decadeGrid(new FacetGridView(tr("Decades"), m_decades)),
      m_genresHead(new TextLabel(tr("All genres"), TextRole::Section, Ink::Text, TextLabel::Fit::Whole)),
      m_genreGrid(new FacetGridView(tr("Genres"), m_genres)),
      m_empty(new EmptyState(Icon::Tag, {}, {}, this)) {
    build();
    serve(*m_decadeGrid, m_decades, PageId::Decade);
    serve(*m_genreGrid, m_genres, PageId::Genre);
    connect(m_filter, &FilterBox::textChanged, this, [this](const QString& text) {
        m_genres.setFilterText(text);
        m_decades.setFilterText(text);
    });
    connect(m_filter, &FilterBox::left, this, [this] { mainFocus()->setFocus(Qt::TabFocusReason); });
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (!m_isOpened) return;
        m_genres.reload();
        m_decades.reload();
    });
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_filter->isOpen())
            m_filter->close();
        else if (!showAllMusic(m_context.services.library))
            m_context.navigator.go({PageId::Albums, 0, {}});
    });
}

void GenresPage::build() {
    QVBoxLayout& column = makeScrollingColumn(*this, *m_scroll);
    m_title->addButton(m_filter);
    column.addWidget(m_title);
    for (FacetGridView* grid : {m_decadeGrid, m_genreGrid})
        grid->setFitsContent(true);
    column.addWidget(m_decadesHead);
    column.addWidget(m_decadeGrid);
    column.addWidget(m_genresHead);
    column.addWidget(m_genreGrid);
    column.addStretch(1);
    m_empty->hide();
    setShape(24, false);
}

void GenresPage::serve(FacetGridView& view, FacetListModel& facets, PageId page) {
    connect(&facets, &FacetListModel::ready, this, &GenresPage::refresh);
    connect(&view, &TiledView::typed, this, &GenresPage::filter);
    connect(&view, &TiledView::acted, this, [this, &facets, page](ActionId action, const QModelIndexList& rows) {
        if (action != ActionId::Open || rows.isEmpty()) return;
        const FacetItem& facet = facets.at(rows.first().row());
        m_context.navigator.go({page, facet.key, page == PageId::Genre ? facet.name : QString()});
    });
}

void GenresPage::open(const Place&) {
    if (!m_isOpened) {
        m_genres.reload();
        m_decades.reload();
    }
    m_isOpened = true;
}

void GenresPage::refresh() {
    const int genres = m_genres.rowCount();
    const int decades = m_decades.rowCount();
    m_title->setFigure(locale().toString(genres), tr("%Ln genres", nullptr, genres));
    for (QWidget* part : std::initializer_list<QWidget*>{m_decadesHead, m_decadeGrid})
        part->setVisible(decades > 0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_genresHead, m_genreGrid})
        part->setVisible(genres > 0);
    const QString typed = m_filter->text().trimmed();
    m_empty->setSentence(typed.isEmpty() ? tr("None of the music here names a genre or a year in its tags.")
                                         : tr("No genre has “%1”.").arg(typed));
    m_empty->setAction(typed.isEmpty() ? tr("All albums") : tr("Show all genres"));
    if (typed.isEmpty()) sayOnlyShown(*m_empty, m_context.services.library);
    m_empty->setVisible(m_genres.isReady() && m_decades.isReady() && genres + decades == 0);
    m_decadeGrid->refreshLayout();
    m_genreGrid->refreshLayout();
}

void GenresPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(0, 96, width(), qMax(0, height() - 96)); }

QWidget* GenresPage::mainFocus() { return m_genres.rowCount() > 0 ? m_genreGrid : m_decadeGrid; }

void GenresPage::setShape(int padding, bool) {
    m_title->setPadding(padding);
    m_decadesHead->setContentsMargins(padding, 12, padding, 8);
    m_genresHead->setContentsMargins(padding, 20, padding, 8);
    for (FacetGridView* grid : {m_decadeGrid, m_genreGrid})
        grid->setMargins({padding, 4, padding, 8});
}

void GenresPage::filter(const QString& typed) { m_filter->open(typed); }

} // namespace linnet::app
