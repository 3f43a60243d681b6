// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/ScrollPlace.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>

namespace linnet::app {

namespace {

/// The tallest view of the page: what else scrolls is part of it.
QAbstractScrollArea* mainView(const QWidget& page) {
    QAbstractScrollArea* tallest = nullptr;
    for (auto* area : page.findChildren<QAbstractScrollArea*>())
        if (area->isVisibleTo(&page) && (tallest == nullptr || area->height() > tallest->height())) tallest = area;
    return tallest;
}

} // namespace

int scrollPlaceOf(const QWidget& page) {
    const QAbstractScrollArea* view = mainView(page);
    return view != nullptr ? view->verticalScrollBar()->value() : 0;
}

void ScrollPlace::restore(QWidget& page, int offset) {
    forget();
    QAbstractScrollArea* view = mainView(page);
    if (view == nullptr || offset <= 0) return;
    m_offset = offset;
    m_bar = view->verticalScrollBar();
    m_view = view->viewport();
    m_view->installEventFilter(this);
    connect(m_bar, &QScrollBar::rangeChanged, this, &ScrollPlace::tryNow);
    tryNow();
}

void ScrollPlace::forget() {
    if (m_bar != nullptr) m_bar->disconnect(this);
    if (m_view != nullptr) m_view->removeEventFilter(this);
    m_bar = nullptr;
    m_view = nullptr;
}

void ScrollPlace::tryNow() {
    if (m_bar == nullptr || m_bar->maximum() < m_offset) return;
    QScrollBar* bar = m_bar;
    forget();
    bar->setValue(m_offset);
}

bool ScrollPlace::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Wheel || event->type() == QEvent::MouseButtonPress ||
        event->type() == QEvent::KeyPress)
        forget();
    return false;
}

} // namespace linnet::app
