// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SettingsRow.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include "app/theme/LinnetStyle.h"
#include "app/widgets/TextLabel.h"
#include "core/text/Fold.h"

namespace linnet::app {

namespace {

QStringList wordsOf(const QString& text) {
    return QString::fromStdString(core::text::fold(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

bool matchesSettings(const QString& query, const QString& text) {
    const QStringList words = wordsOf(text);
    const QStringList wanted = wordsOf(query);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString& want) {
        return std::any_of(words.begin(), words.end(), [&](const QString& word) { return word.startsWith(want); });
    });
}

SettingsRow::SettingsRow(const QString& title, const QString& line, QWidget* control, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(title, TextRole::Body, Ink::Text, TextLabel::Fit::Elide, this)),
      m_line(new TextLabel(line, TextRole::Small, Ink::Secondary, TextLabel::Fit::Wrap, this)) {
    QFont medium = m_title->font();
    medium.setWeight(QFont::Medium);
    m_title->setFont(medium);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_title);
    words->addWidget(m_line);
    m_line->setVisible(!line.isEmpty());
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(words, 1);
    if (control != nullptr) {
        if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
        row->addWidget(control, 0, Qt::AlignVCenter);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 13);
    column->setSpacing(12);
    column->addLayout(row);
}

void SettingsRow::setTitle(const QString& title) { m_title->setText(title); }

void SettingsRow::setLine(const QString& line) {
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
}

void SettingsRow::addBelow(QWidget* widget) { static_cast<QVBoxLayout*>(layout())->addWidget(widget); }

QString SettingsRow::searchText() const {
    return m_title->text() + QLatin1Char(' ') + m_line->text() + QLatin1Char(' ') + m_keywords;
}

void SettingsRow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), themeOf(this).border);
}

} // namespace linnet::app
