// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/LyricsPane.h"

#include <QVBoxLayout>

#include "app/views/LyricsView.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

QString sentenceFor(LyricsModel::State state) {
    switch (state) {
    case LyricsModel::State::Nothing:
        return LyricsPane::tr("Nothing plays.");
    case LyricsModel::State::None:
        return LyricsPane::tr("This track has no lyrics. They come from its tags, or from an .lrc file beside it.");
    case LyricsModel::State::Away:
        return LyricsPane::tr("The lyrics cannot be had now. They are asked for again when the track is shown next.");
    case LyricsModel::State::Asking:
    case LyricsModel::State::Words:
        break;
    }
    return {};
}

} // namespace

LyricsPane::LyricsPane(LyricsModel& model, TextRole role, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_view(new LyricsView(model, role, this)),
      m_none(new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Wrap, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none, 0, Qt::AlignTop);
    column->addWidget(m_view, 1);
    connect(&model, &LyricsModel::stateChanged, this, &LyricsPane::refresh);
    refresh();
}

bool LyricsPane::hasWords() const { return m_model.state() == LyricsModel::State::Words; }

void LyricsPane::refresh() {
    const QString sentence = sentenceFor(m_model.state());
    m_none->setText(sentence);
    m_none->setVisible(!sentence.isEmpty());
    m_view->setVisible(hasWords());
    Q_EMIT wordsChanged();
}

void LyricsPane::showEvent(QShowEvent*) { m_model.setShown(this, true); }
void LyricsPane::hideEvent(QHideEvent*) { m_model.setShown(this, false); }

} // namespace linnet::app
