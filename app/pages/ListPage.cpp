// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ListPage.h"

#include <QVBoxLayout>

#include "app/models/PagedListModel.h"
#include "app/pages/OnlyShown.h"
#include "app/pages/PageHeader.h"
#include "app/services/Library.h"
#include "app/views/TiledView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/FilterBox.h"

namespace linnet::app {

ListPage::ListPage(const PageContext& context, const Words& words, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_words(words),
      m_top(new QWidget),
      m_header(new PageHeader(words.title)),
      m_filter(new FilterBox(words.filter)),
      m_empty(new EmptyState(words.icon, words.empty, tr("Add a folder"), this)) {
    m_empty->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    top->addWidget(m_header);
    m_header->addButton(m_filter);
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_filter->isOpen())
            m_filter->close();
        else if (!showAllMusic(m_context.services.library))
            m_context.askForFolder();
    });
}

void ListPage::fill(TiledView& view, PagedListModel& model, QWidget* heads) {
    m_view = &view;
    m_model = &model;
    layout()->addWidget(&view);
    if (heads != nullptr) m_top->layout()->addWidget(heads);
    view.setLeading(m_top);
    view.setModel(&model);
    m_empty->raise();
    connect(&model, &PagedListModel::ready, this, &ListPage::refresh);
    connect(&view, &TiledView::typed, this, &ListPage::filter);
    connect(m_filter, &FilterBox::textChanged, &model, &PagedListModel::setFilterText);
    connect(m_filter, &FilterBox::left, &view, [&view] { view.setFocus(Qt::TabFocusReason); });
    connect(&m_context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_isOpened) load();
    });
}

void ListPage::open(const Place&) {
    if (!m_isOpened) load();
    m_isOpened = true;
}

void ListPage::refresh() {
    const int count = m_model->rowCount();
    const bool isEmpty = m_model->isReady() && count == 0;
    const QString typed = m_model->filterText();
    m_header->setLine(isEmpty ? QString() : countLine(count));
    m_filter->setVisible(!isEmpty || !typed.isEmpty());
    m_empty->setSentence(typed.isEmpty() ? m_words.empty : m_words.notFound.arg(typed));
    m_empty->setAction(typed.isEmpty() ? tr("Add a folder") : m_words.all);
    if (typed.isEmpty()) sayOnlyShown(*m_empty, m_context.services.library);
    m_empty->setVisible(isEmpty);
    m_view->setFocusPolicy(isEmpty ? Qt::NoFocus : Qt::StrongFocus);
    onCounted(count);
    m_view->refreshLayout();
}

void ListPage::filter(const QString& typed) { m_filter->open(typed); }

void ListPage::resizeEvent(QResizeEvent*) {
    constexpr int kTitle = 96;
    m_empty->setGeometry(0, kTitle, width(), height() - kTitle);
}

QWidget* ListPage::mainFocus() { return m_view; }

void ListPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_view->setMargins({padding, 0, padding, padding});
}

} // namespace linnet::app
