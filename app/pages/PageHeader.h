// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The title of a page, a line below it, and room for buttons at the right; scrolls with the page.

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace linnet::app {

class TextLabel;

class PageHeader final : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setLine(const QString& line);
    void addButton(QWidget* button);
    /// Below title and line, as wide as the page.
    void addBelow(QWidget* widget);
    void setPadding(int padding);

private:
    QVBoxLayout* m_column;
    QHBoxLayout* m_row;
    TextLabel* m_title;
    TextLabel* m_line;
};

} // namespace linnet::app
