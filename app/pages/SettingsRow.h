// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One setting: what it is, a line about it, its control at the right, a hairline below. Found by words of both.

#include <QWidget>

namespace linnet::app {

class TextLabel;

/// Every word of `query` begins a word of `text`; case and accents do not matter. An empty query matches all.
bool matchesSettings(const QString& query, const QString& text);

class SettingsRow final : public QWidget {
    Q_OBJECT
public:
    /// `control` may be null.
    SettingsRow(const QString& title, const QString& line, QWidget* control, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setLine(const QString& line);
    /// Words by which it is found too.
    void setKeywords(const QString& words) { m_keywords = words; }
    /// A wide control goes below the words.
    void addBelow(QWidget* widget);
    QString searchText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_line;
    QString m_keywords;
};

} // namespace linnet::app
