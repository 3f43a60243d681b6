// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/SignalPathPopover.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/services/Playback.h"
#include "app/services/SignalPathText.h"
#include "app/theme/LinnetStyle.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

constexpr int kWidth = 380;
constexpr double kDot = 8;

/// One step: a dot on the line from the file to the output, what it is and what it does.
class StepRow final : public QWidget {
public:
    enum class Place { First, Middle, Last };
    StepRow(const SignalLine& step, Place place, QWidget* parent)
        : QWidget(parent),
          m_fidelity(step.fidelity),
          m_place(place) {
        setAccessibleName(QStringLiteral("%1: %2. %3").arg(step.title, step.line, step.state));
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(new TextLabel(step.title, TextRole::Strong, Ink::Text, TextLabel::Fit::Elide, this));
        words->addWidget(new TextLabel(step.line, TextRole::Small, Ink::Secondary, TextLabel::Fit::Wrap, this));
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(26, 7, 0, 7);
        row->setSpacing(12);
        row->addLayout(words, 1);
        row->addWidget(new TextLabel(step.state, TextRole::Small, Ink::Secondary, TextLabel::Fit::Whole, this), 0,
                       Qt::AlignVCenter);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF middle(8, height() / 2.0);
        painter.setPen(QPen(t.border, 2));
        if (m_place != Place::First) painter.drawLine(QPointF(middle.x(), 0), middle);
        if (m_place != Place::Last) painter.drawLine(middle, QPointF(middle.x(), height()));
        const bool isExact = m_fidelity == player::Fidelity::Exact;
        const QColor colour = isExact ? t.ok : t.secondary;
        // Told by more than colour: what is changed is a ring.
        painter.setPen(QPen(colour, 2));
        painter.setBrush(isExact ? colour : t.raised);
        painter.drawEllipse(middle, kDot / 2, kDot / 2);
    }

private:
    player::Fidelity m_fidelity;
    Place m_place;
};

} // namespace

SignalPathPopover::SignalPathPopover(Playback& playback, QWidget* window)
    : QWidget(window, Qt::Popup | Qt::FramelessWindowHint),
      m_playback(playback),
      m_sentence(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Wrap, this)),
      m_column(new QVBoxLayout(this)) {
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("Signal path"));
    setFixedWidth(kWidth);
    m_column->setContentsMargins(20, 16, 20, 12);
    m_column->setSpacing(2);
    m_column->addWidget(new TextLabel(tr("Signal path"), TextRole::Lead, Ink::Text, TextLabel::Fit::Elide, this));
    m_column->addWidget(m_sentence);
    m_column->addSpacing(8);
    connect(&playback, &Playback::signalPathChanged, this, &SignalPathPopover::refresh);
    refresh();
}

void SignalPathPopover::refresh() {
    const auto lines = signalLines(m_playback.signalPath());
    m_sentence->setText(signalSentence(m_playback.signalPath()));
    delete m_steps;
    m_steps = new QWidget(this);
    auto* column = new QVBoxLayout(m_steps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        using enum StepRow::Place;
        column->addWidget(new StepRow(lines[i], i == 0 ? First : i + 1 == lines.size() ? Last : Middle, m_steps));
    }
    m_column->addWidget(m_steps);
    if (isVisible()) place();
}

void SignalPathPopover::openAbove(const QPoint& corner) {
    m_corner = corner;
    place();
    show();
    setFocus(Qt::PopupFocusReason);
}

void SignalPathPopover::place() {
    m_column->activate();
    resize(kWidth, m_column->heightForWidth(kWidth) > 0 ? m_column->heightForWidth(kWidth) : sizeHint().height());
    move(parentWidget()->mapToGlobal(m_corner - QPoint(width(), height())));
}

void SignalPathPopover::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) hide();
}

void SignalPathPopover::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace linnet::app
