// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The title of a page in one row with a quiet figure beside it and buttons at the right.

#include <QWidget>

class QHBoxLayout;

namespace linnet::app {

class TextLabel;

class TitleRow final : public QWidget {
    Q_OBJECT
public:
    explicit TitleRow(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    /// "20 100"; what it counts is read out from `words`.
    void setFigure(const QString& figure, const QString& words = {});
    void addButton(QWidget* button);
    void setPadding(int padding);

private:
    QHBoxLayout* m_row;
    TextLabel* m_title;
    TextLabel* m_figure;
};

} // namespace linnet::app
