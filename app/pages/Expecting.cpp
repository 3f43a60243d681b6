// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/Expecting.h"

#include <QAbstractItemView>
#include <QMouseEvent>

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

/// Not what the mouse only passes.
constexpr auto kRest = 150ms;

} // namespace

Expecting::Expecting(QAbstractItemView& view, std::function<void(const QModelIndex&)> expect)
    : QObject(&view),
      m_view(view) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this, expect = std::move(expect)] {
        if (m_row.isValid()) expect(m_row);
    });
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

void Expecting::point(const QModelIndex& row) {
    if (row == m_row) return;
    m_row = row;
    m_rest.start();
}

bool Expecting::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view.viewport() && event->type() == QEvent::MouseMove)
        point(m_view.indexAt(static_cast<QMouseEvent*>(event)->position().toPoint()));
    if (watched == m_view.viewport() && event->type() == QEvent::HoverMove)
        point(m_view.indexAt(static_cast<QHoverEvent*>(event)->position().toPoint()));
    if (watched == &m_view && event->type() == QEvent::KeyRelease) point(m_view.currentIndex());
    return false;
}

} // namespace linnet::app
