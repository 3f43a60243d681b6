// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rounded line edit with a magnifier and, while it is empty and unfocused, a badge with the keys that reach it.

#include <QLineEdit>

namespace linnet::app {

class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    /// `keys` may be empty: no badge.
    SearchField(const QString& name, const QString& placeholder, const QString& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// Down leads to the results.
    void leftDownwards();
    void escaped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_keys;
};

} // namespace linnet::app
