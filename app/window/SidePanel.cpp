// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/SidePanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/actions/RowActions.h"
#include "app/pages/Page.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/LyricsView.h"
#include "app/widgets/IconButton.h"
#include "app/window/InfoPane.h"
#include "app/window/LyricsPane.h"
#include "app/window/QueuePanel.h"

namespace linnet::app {

namespace {

/// A word with a line below it while it is chosen.
class TabButton final : public Button {
public:
    TabButton(const QString& words, QWidget* parent) : Button(words, parent) {
        setText(words);
        setCheckable(true);
        setToolTip({});
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(fontOf(this, TextRole::Strong));
        return {metrics.horizontalAdvance(text()) + 2, metrics.height() + 16};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setFont(fontOf(this, TextRole::Strong));
        painter.setPen(isChecked() || underMouse() ? t.text : t.secondary);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine, text());
        if (isChecked()) painter.fillRect(QRect(0, height() - 2, width(), 2), t.accent);
        if (showsFocus()) paintFocusRing(painter, rect(), 4, t);
    }
};

} // namespace

SidePanel::SidePanel(const PageContext& context, LyricsModel& lyrics, QWidget* parent)
    : QWidget(parent),
      m_queue(new QueuePanel(context, this)),
      m_lyrics(new LyricsPane(lyrics, TextRole::Lead, this)),
      m_info(new InfoPane(context, this)),
      m_queueTab(new TabButton(tr("Queue"), this)),
      m_lyricsTab(new TabButton(tr("Lyrics"), this)),
      m_infoTab(new TabButton(tr("Info"), this)),
      m_close(new IconButton(Icon::Close, tr("Close the panel"), {.side = 32, .icon = 16}, this)) {
    setAccessibleName(tr("Panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 12, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 12, 4);
    head->setSpacing(18);
    head->addWidget(m_queueTab);
    head->addWidget(m_lyricsTab);
    head->addWidget(m_infoTab);
    head->addStretch(1);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_queue, 1);
    column->addWidget(m_lyrics, 1);
    column->addWidget(m_info, 1);
    m_lyrics->setContentsMargins(20, 12, 12, 12);
    m_lyrics->hide();
    m_info->hide();
    m_queueTab->setChecked(true);
    connect(m_close, &QAbstractButton::clicked, this, &SidePanel::closeWanted);
    connect(m_queueTab, &QAbstractButton::clicked, this, [this] { setTab(Tab::Queue); });
    connect(m_lyricsTab, &QAbstractButton::clicked, this, [this] { setTab(Tab::Lyrics); });
    connect(m_infoTab, &QAbstractButton::clicked, this, [this] { setTab(Tab::Info); });
    offerInfo(context);
}

void SidePanel::offerInfo(const PageContext& context) {
    context.rows.offer({Chosen::Kind::Tracks}, ActionId::ShowInfo, [this](const Chosen& tracks) {
        setTab(Tab::Info);
        m_info->show(tracks.keys.front());
        Q_EMIT openWanted();
    });
}

QString SidePanel::nameOf(Tab tab) {
    switch (tab) {
    case Tab::Lyrics:
        return QStringLiteral("lyrics");
    case Tab::Info:
        return QStringLiteral("info");
    case Tab::Queue:
        break;
    }
    return QStringLiteral("queue");
}

SidePanel::Tab SidePanel::tabNamed(const QString& name) {
    for (const Tab tab : {Tab::Lyrics, Tab::Info})
        if (name == nameOf(tab)) return tab;
    return Tab::Queue;
}

void SidePanel::setTab(Tab tab) {
    m_tab = tab;
    m_queueTab->setChecked(tab == Tab::Queue);
    m_lyricsTab->setChecked(tab == Tab::Lyrics);
    m_infoTab->setChecked(tab == Tab::Info);
    m_queue->setVisible(tab == Tab::Queue);
    m_lyrics->setVisible(tab == Tab::Lyrics);
    m_info->setVisible(tab == Tab::Info);
    Q_EMIT tabChanged();
}

QWidget* SidePanel::mainFocus() const {
    QWidget* inside = m_tab == Tab::Queue    ? m_queue->mainFocus()
                      : m_tab == Tab::Lyrics ? static_cast<QWidget*>(&m_lyrics->view())
                                             : m_info;
    return inside != nullptr && inside->isVisible() ? inside : m_close;
}

void SidePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent* event) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.sidebar);
    painter.fillRect(QRect(0, 0, 1, height()), t.border);
}

} // namespace linnet::app
