// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/Switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

class Segment final : public Button {
public:
    Segment(const QString& words, QWidget* parent) : Button(words, parent) {
        setText(words);
        setCheckable(true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(fontOf(this, TextRole::Strong));
        return {metrics.horizontalAdvance(text()) + 28, metrics.height() + 12};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(rect());
        const double radius = ground.height() / 2;
        painter.setPen(Qt::NoPen);
        if (isChecked())
            painter.setBrush(t.selected);
        else
            painter.setBrush(faded(t.hover, warmth()));
        painter.drawRoundedRect(ground, radius, radius);
        painter.setFont(fontOf(this, TextRole::Strong));
        painter.setPen(isChecked() ? t.text : mixed(t.secondary, t.text, warmth()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (showsFocus()) paintFocusRing(painter, ground, radius - 1, t);
    }
};

} // namespace

Switch::Switch(const QString& name, QWidget* parent) : Button(name, parent) {
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Switch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, (height() - 20) / 2.0, 36, 20);
    const QColor off = mixed(t.content, t.secondary, t.isDark ? 0.2 : 0.28);
    QColor ground = isChecked() ? t.accent : off;
    if (isEnabled()) ground = mixed(ground, t.text, 0.08 * warmth());
    if (!isEnabled()) ground = mixed(t.content, ground, 0.5);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, 10, 10);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPointF(isChecked() ? track.right() - 10 : track.left() + 10, track.center().y()), 8, 8);
    if (showsFocus()) paintFocusRing(painter, track.adjusted(-1, -2, 1, 2), 11, t);
}

Segmented::Segmented(const QString& name, const QStringList& choices, QWidget* parent)
    : QWidget(parent),
      m_group(new QButtonGroup(this)) {
    setAccessibleName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (int i = 0; i < choices.size(); ++i) {
        auto* segment = new Segment(choices.at(i), this);
        segment->setAccessibleDescription(name);
        m_group->addButton(segment, i);
        row->addWidget(segment);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

int Segmented::current() const { return m_group->checkedId(); }

void Segmented::setCurrent(int index) {
    if (auto* button = m_group->button(index)) button->setChecked(true);
}

void Segmented::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeOf(this).border, 1));
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);
}

} // namespace linnet::app
