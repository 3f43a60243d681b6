// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/QueuePanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/services/Playback.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/QueueView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

QueuePanel::QueuePanel(Playback& playback, CoverPainter& covers, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_model(playback),
      m_view(new QueueView(covers, this)),
      m_empty(new EmptyState(Icon::Queue, tr("Nothing is queued. Play an album or a track."), {}, this)),
      m_close(new IconButton(Icon::Close, tr("Close the queue"), {.side = 32, .icon = 16}, this)) {
    setAccessibleName(tr("Queue"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 12, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 12, 4);
    head->addWidget(new TextLabel(tr("Queue"), TextRole::Strong, Ink::Text, TextLabel::Fit::Whole, this), 1);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    m_view->setMargins({14, 0, 14, 12});
    m_view->setModel(&m_model);
    connect(m_close, &QAbstractButton::clicked, this, &QueuePanel::closeWanted);
    connect(m_view, &TiledView::acted, this,
            [this](RowAction action, const QModelIndexList& rows) { act(static_cast<int>(action), rows); });
    connect(m_view, &TiledView::menuWanted, this, &QueuePanel::showMenu);
    connect(m_view, &QueueView::clearWanted, &playback, &Playback::clearNext);
    connect(&playback, &Playback::queueChanged, this, &QueuePanel::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &QueuePanel::refresh);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &QueuePanel::refresh);
    refresh();
}

QWidget* QueuePanel::mainFocus() const { return m_view->isVisible() ? static_cast<QWidget*>(m_view) : m_close; }

void QueuePanel::refresh() {
    const bool isEmpty = m_model.rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_view->setSourceName(m_playback.sourceName());
    m_view->refreshLayout();
}

void QueuePanel::act(int action, const QModelIndexList& rows) {
    const auto wish = static_cast<RowAction>(action);
    std::vector<quint64> items;
    for (const QModelIndex& row : rows)
        items.push_back(m_model.item(row.row()).item);
    if (items.empty()) return;
    if (wish == RowAction::Play || wish == RowAction::Open) m_playback.jumpTo(items.front());
    if (wish == RowAction::Remove)
        for (const quint64 item : items)
            m_playback.removeFromQueue(item);
    if (wish == RowAction::PlayNext)
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            m_playback.moveInQueue(*item, QueuePart::ByHand, 0);
}

void QueuePanel::showMenu(const QModelIndexList& rows, const QPoint& place) {
    if (rows.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<QPersistentModelIndex> kept;
    for (const QModelIndex& row : rows)
        kept << row;
    const auto add = [&](const QString& words, RowAction action) {
        menu->addAction(words, this, [this, kept, action] {
            QModelIndexList still;
            for (const QPersistentModelIndex& row : kept)
                if (row.isValid()) still << row;
            act(static_cast<int>(action), still);
        });
    };
    add(tr("Play"), RowAction::Play);
    add(tr("Play next"), RowAction::PlayNext);
    if (const QueueItem item = m_model.item(rows.first().row()); !item.album.isNull()) {
        menu->addSeparator();
        menu->addAction(tr("Go to album"), this, [this, item] { Q_EMIT placeWanted(item, false); });
        menu->addAction(tr("Go to artist"), this, [this, item] { Q_EMIT placeWanted(item, true); });
    }
    menu->addSeparator();
    add(tr("Remove from the queue"), RowAction::Remove);
    menu->popup(place);
}

void QueuePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

void QueuePanel::paintEvent(QPaintEvent* event) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.sidebar);
    painter.fillRect(QRect(0, 0, 1, height()), t.border);
}

} // namespace linnet::app
