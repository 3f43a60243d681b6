// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/Shelf.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/views/CoverGridView.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

Shelf::Shelf(const QString& title, CoverGridView* view, int side, QWidget* parent)
    : QWidget(parent),
      m_view(view),
      m_head(new QHBoxLayout),
      m_link(new PillButton({}, PillButton::Kind::Link, this)),
      m_back(new IconButton(Icon::Back, tr("Back in %1").arg(title), {.side = 28, .icon = 16}, this)),
      m_forward(new IconButton(Icon::Forward, tr("Forward in %1").arg(title), {.side = 28, .icon = 16}, this)) {
    view->setParent(this);
    view->setCoverSide(side);
    view->setSideways();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head->setSpacing(4);
    m_head->addWidget(new TextLabel(title, TextRole::Section, Ink::Text, TextLabel::Fit::Elide, this), 1);
    m_head->addWidget(m_link);
    m_head->addWidget(m_back);
    m_head->addWidget(m_forward);
    column->addLayout(m_head);
    column->addWidget(view);
    m_link->hide();
    const auto move = [this](int direction) {
        m_view->setSidewaysOffset(m_view->sidewaysOffset() + direction * m_view->viewport()->width() * 4 / 5);
    };
    connect(m_back, &QAbstractButton::clicked, this, [move] { move(-1); });
    connect(m_forward, &QAbstractButton::clicked, this, [move] { move(1); });
    connect(m_link, &QAbstractButton::clicked, this, &Shelf::linkChosen);
    connect(view, &TiledView::movedSideways, this, &Shelf::refreshArrows);
    setPadding(24);
    refreshArrows();
}

void Shelf::setLink(const QString& words) {
    m_link->setWords(words);
    m_link->setVisible(!words.isEmpty());
}

void Shelf::setPadding(int padding) {
    m_head->setContentsMargins(padding, 16, padding, 6);
    m_view->setMargins({padding, 4, padding, 4}); // Above and below: room for the focus ring.
}

void Shelf::refreshArrows() {
    const int most = m_view->geometryOfTiles().mostOffsetX();
    m_back->setVisible(most > 0);
    m_forward->setVisible(most > 0);
    m_back->setEnabled(m_view->sidewaysOffset() > 0);
    m_forward->setEnabled(m_view->sidewaysOffset() < most);
}

} // namespace linnet::app
