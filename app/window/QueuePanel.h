// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The right side: the play queue. Beside the content, or over it in a narrow window. GUI thread.

#include <QWidget>

#include "app/models/QueueModel.h"

namespace linnet::app {

class CoverPainter;
class EmptyState;
class IconButton;
class Playback;
class QueueView;

class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    QueuePanel(Playback& playback, CoverPainter& covers, QWidget* parent = nullptr);
    QWidget* mainFocus() const;

Q_SIGNALS:
    void closeWanted();
    /// The album of an entry, or its artist.
    void placeWanted(const linnet::app::QueueItem& item, bool isArtist);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void act(int action, const QModelIndexList& rows);
    void showMenu(const QModelIndexList& rows, const QPoint& place);

    Playback& m_playback;
    QueueModel m_model;
    QueueView* m_view;
    EmptyState* m_empty;
    IconButton* m_close;
};

} // namespace linnet::app
