// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/Hero.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/widgets/CoverTile.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

Hero::Hero(Shape shape, const QString& kind, CoverPainter& covers, QWidget* parent)
    : QWidget(parent),
      m_shape(shape),
      m_column(new QVBoxLayout(this)),
      m_top(new QHBoxLayout),
      m_buttons(new QHBoxLayout),
      m_cover(new CoverTile(tr("Cover"), covers, this)),
      m_kind(new TextLabel(kind, TextRole::Small, Ink::Secondary, TextLabel::Fit::Whole, this)),
      m_name(new TextLabel({}, TextRole::Hero, Ink::Text, TextLabel::Fit::Elide, this)),
      m_lead(new TextLabel({}, TextRole::Strong, Ink::Text, TextLabel::Fit::Whole, this)),
      m_facts(new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_text(new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_play(new PillButton(tr("Play"), PillButton::Kind::Primary, this)) {
    m_cover->setPassive();
    m_play->setLarge(true);
    m_play->setIcon(Icon::Play);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(0);
    facts->addWidget(m_lead);
    facts->addWidget(m_facts, 1);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch(1);
    words->addWidget(m_kind);
    words->addWidget(m_name);
    words->addLayout(facts);
    words->addWidget(m_text);
    m_text->hide();
    m_top->setSpacing(24);
    m_top->addWidget(m_cover);
    m_top->addLayout(words, 1);
    m_buttons->setSpacing(4);
    m_buttons->setContentsMargins(0, 20, 0, 0);
    m_buttons->addWidget(m_play);
    m_buttons->addSpacing(7);
    m_buttons->addStretch(1);
    m_column->setSpacing(0);
    m_column->addLayout(m_top);
    m_column->addLayout(m_buttons);
    setShape(24, false);
}

void Hero::setShape(int padding, bool isSmall) {
    const bool isArtist = m_shape == Shape::Artist;
    const int side = isSmall ? 96 : isArtist ? 160 : m_shape == Shape::Playlist ? 176 : 220;
    m_cover->setSide(side, isArtist ? side / 2 : 8);
    m_name->setRole(isSmall ? TextRole::Page : TextRole::Hero);
    m_column->setContentsMargins(padding, isArtist ? 18 : 6, padding, isArtist ? 12 : 0);
    fitName();
}

void Hero::setName(const QString& name) {
    m_name->setText(name);
    m_name->setToolTip(name);
    fitName();
}

void Hero::fitName() {
    // A long name is set smaller before it is cut.
    if (m_name->fontMetrics().horizontalAdvance(m_name->text()) > m_name->width() && m_name->width() > 100)
        m_name->setRole(TextRole::Page);
}

void Hero::resizeEvent(QResizeEvent*) { fitName(); }

void Hero::setFacts(const QString& lead, const QString& facts) {
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
    m_facts->setText(lead.isEmpty() || facts.isEmpty() ? facts : QStringLiteral(" · ") + facts);
}

void Hero::setCover(const std::optional<core::ArtRef>& art, const QString& name) { m_cover->setCover(art, name); }

void Hero::setCovers(const std::vector<core::ArtRef>& art, const QString& name) { m_cover->setCovers(art, name); }

void Hero::setKind(const QString& kind) { m_kind->setText(kind); }

void Hero::setText(const QString& text) {
    m_text->setText(text);
    m_text->setToolTip(text);
    m_text->setVisible(!text.isEmpty());
}

void Hero::addButton(QWidget* button) { m_buttons->insertWidget(m_buttons->count() - 1, button); }

void Hero::addBelow(QWidget* widget) { m_column->addWidget(widget); }

} // namespace linnet::app
