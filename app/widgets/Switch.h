// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// On or off, at once. And one of a few, side by side.

#include <QList>

#include "app/widgets/Button.h"

class QButtonGroup;

namespace linnet::app {

class Switch final : public Button {
    Q_OBJECT
public:
    explicit Switch(const QString& name, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {36, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

class Segmented final : public QWidget {
    Q_OBJECT
public:
    Segmented(const QString& name, const QStringList& choices, QWidget* parent = nullptr);
    int current() const;
    /// Shows the choice without telling.
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace linnet::app
