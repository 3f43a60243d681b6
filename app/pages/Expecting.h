// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Watches where the mouse rests or the keyboard stands in a list, and tells which row that is: it may be played next.
// Owned by the view; GUI thread.

#include <QPersistentModelIndex>
#include <QTimer>

#include <functional>

class QAbstractItemView;

namespace linnet::app {

class Expecting final : public QObject {
    Q_OBJECT
public:
    Expecting(QAbstractItemView& view, std::function<void(const QModelIndex&)> expect);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void point(const QModelIndex& row);

    QAbstractItemView& m_view;
    QPersistentModelIndex m_row;
    QTimer m_rest;
};

} // namespace linnet::app
