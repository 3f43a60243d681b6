// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playlists in the sidebar: a click opens, tracks can be dropped on one, and a name is changed in its place. GUI
// thread.

#include "app/actions/RowActions.h"
#include "app/views/LineListView.h"

class QLineEdit;

namespace linnet::app {

class PlaylistNavView final : public LineListView {
    Q_OBJECT
public:
    PlaylistNavView(const QString& name, LineModel& lines, QWidget* parent = nullptr);

    /// What may be dropped on the line with this key; 0 stands for the room below the lines.
    using Takes = std::function<bool(const Chosen& rows, qint64 key)>;
    void setTakes(Takes takes) { m_takes = std::move(takes); }
    /// A field in the place of the name, with the keyboard. Enter and leaving it tell renamed(), Escape does not.
    void rename(qint64 key);

Q_SIGNALS:
    void opened(qint64 key);
    void renamed(qint64 key, const QString& name);
    /// As setTakes() has it.
    void dropped(const linnet::app::Chosen& rows, qint64 key);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintOver(QPainter& painter, const QRect& dirty) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    std::optional<qint64> targetAt(QPoint point, const QMimeData* mime) const;
    void setTarget(std::optional<qint64> key);
    void endEdit(bool isWanted);

    Takes m_takes;
    std::optional<qint64> m_target;
    QLineEdit* m_field;
    qint64 m_edited = 0;
};

} // namespace linnet::app
