// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/PlaylistNavView.h"

#include <QDragMoveEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <utility>

#include "app/actions/RowsMime.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

PlaylistNavView::PlaylistNavView(const QString& name, LineModel& lines, QWidget* parent)
    : LineListView(name, Kind::Sidebar, lines, parent),
      m_field(new QLineEdit(parent)) {
    adopt(*m_field);
    m_field->setObjectName(QStringLiteral("playlistName"));
    m_field->setAccessibleName(tr("Name of the playlist"));
    m_field->hide();
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (const Line* line = this->lines().line(index.row())) Q_EMIT opened(line->key);
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { endEdit(true); });
    connect(m_field, &QLineEdit::editingFinished, this, [this] { endEdit(true); });
}

void PlaylistNavView::rename(qint64 key) {
    const int row = lines().rowOf(key);
    if (row < 0) return;
    const QModelIndex index = model()->index(row, 0);
    scrollTo(index);
    const QRect place = wordsRect(visualRect(index), *lines().line(row)).adjusted(-6, 3, 6, -3);
    m_edited = key;
    m_field->setText(lines().line(row)->title);
    m_field->setGeometry(place.translated(viewport()->mapTo(m_field->parentWidget(), QPoint())));
    m_field->show();
    m_field->raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PlaylistNavView::endEdit(bool isWanted) {
    const qint64 key = std::exchange(m_edited, 0);
    if (key == 0) return;
    const bool hadFocus = m_field->hasFocus();
    m_field->hide();
    if (hadFocus) setFocus(Qt::TabFocusReason);
    if (isWanted) Q_EMIT renamed(key, m_field->text());
}

bool PlaylistNavView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field) {
        const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
        if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress) endEdit(false);
            return true;
        }
    }
    return LineListView::eventFilter(watched, event);
}

void PlaylistNavView::scrollContentsBy(int dx, int dy) {
    endEdit(true);
    LineListView::scrollContentsBy(dx, dy);
}

std::optional<qint64> PlaylistNavView::targetAt(QPoint point, const QMimeData* mime) const {
    const Chosen* rows = draggedRows(mime);
    if (rows == nullptr || !m_takes) return std::nullopt;
    const Line* line = lines().line(indexAt(point).row());
    const qint64 key = line == nullptr ? 0 : line->key;
    return m_takes(*rows, key) ? std::optional(key) : std::nullopt;
}

void PlaylistNavView::setTarget(std::optional<qint64> key) {
    if (key == m_target) return;
    m_target = key;
    viewport()->update();
}

void PlaylistNavView::dragEnterEvent(QDragEnterEvent* event) {
    if (draggedRows(event->mimeData()) != nullptr) event->acceptProposedAction();
}

void PlaylistNavView::dragMoveEvent(QDragMoveEvent* event) {
    QAbstractItemView::dragMoveEvent(event); // Scrolls near the edges.
    setTarget(targetAt(event->position().toPoint(), event->mimeData()));
    if (m_target)
        event->acceptProposedAction();
    else
        event->ignore();
}

void PlaylistNavView::dragLeaveEvent(QDragLeaveEvent*) {
    stopAutoScroll();
    setTarget(std::nullopt);
}

void PlaylistNavView::dropEvent(QDropEvent* event) {
    stopAutoScroll();
    const auto target = targetAt(event->position().toPoint(), event->mimeData());
    setTarget(std::nullopt);
    if (!target) return event->ignore();
    event->acceptProposedAction();
    Q_EMIT dropped(*draggedRows(event->mimeData()), *target);
}

void PlaylistNavView::paintOver(QPainter& painter, const QRect&) const {
    if (!m_target) return;
    const int row = lines().rowOf(*m_target);
    if (row >= 0) paintFocusRing(painter, visualRect(model()->index(row, 0)), 7, themeOf(this));
}

} // namespace linnet::app
