// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ListPage.h"

#include <QVBoxLayout>

#include "app/models/PagedListModel.h"
#include "app/pages/PageHeader.h"
#include "app/services/Library.h"
#include "app/views/TiledView.h"
#include "app/widgets/EmptyState.h"

namespace linnet::app {

ListPage::ListPage(const PageContext& context, const Words& words, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_top(new QWidget),
      m_header(new PageHeader(words.title)),
      m_empty(new EmptyState(words.icon, words.empty, tr("Add a folder"), this)) {
    m_empty->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    top->addWidget(m_header);
    connect(m_empty, &EmptyState::actionChosen, this, [this] { m_context.askForFolder(); });
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
    m_header->setLine(isEmpty ? QString() : countLine(count));
    m_empty->setVisible(isEmpty);
    m_view->setFocusPolicy(isEmpty ? Qt::NoFocus : Qt::StrongFocus);
    onCounted(count);
    m_view->refreshLayout();
}

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
