// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far a page is scrolled, to find it so at the next start. Rows come after the page: the place is taken once there
// is enough to scroll, unless the listener has gone on by then. GUI thread.

#include <QObject>
#include <QPointer>

class QScrollBar;
class QWidget;

namespace linnet::app {

/// 0 for a page that does not scroll.
int scrollPlaceOf(const QWidget& page);

class ScrollPlace final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Scrolls `page` to `offset` as soon as it can be.
    void restore(QWidget& page, int offset);
    /// The listener is elsewhere.
    void forget();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tryNow();

    QPointer<QScrollBar> m_bar;
    QPointer<QWidget> m_view;
    int m_offset = 0;
};

} // namespace linnet::app
