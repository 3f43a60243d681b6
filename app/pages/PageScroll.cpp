// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PageScroll.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/pages/Page.h"

namespace linnet::app {

QVBoxLayout& makeScrollingColumn(Page& page, QScrollArea& scroll) {
    auto* outer = new QVBoxLayout(&page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(&scroll);
    scroll.setFrameShape(QFrame::NoFrame);
    scroll.setWidgetResizable(true);
    scroll.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll.setFocusPolicy(Qt::NoFocus);
    scroll.viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    scroll.setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turns it on.
    QObject::connect(scroll.verticalScrollBar(), &QScrollBar::valueChanged, &page, &Page::groundChanged);
    return *column;
}

} // namespace linnet::app
