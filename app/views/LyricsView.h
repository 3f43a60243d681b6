// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lyrics, large or for the side panel. Synced ones follow what is sung, unless the listener has just scrolled; a click
// or Enter on a line plays from there. Plain ones scroll. GUI thread.

#include <QElapsedTimer>
#include <QListView>

#include "app/theme/Type.h"

class QPropertyAnimation;

namespace linnet::app {

class LyricsModel;

class LyricsView final : public QListView {
    Q_OBJECT
public:
    LyricsView(LyricsModel& model, TextRole role, QWidget* parent = nullptr);

    /// The colour below it, to be read on.
    void setGround(const QColor& ground);
    TextRole role() const { return m_role; }
    const LyricsModel& lyrics() const { return m_model; }
    const QColor& ground() const { return m_ground; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override {}

private:
    enum class Glide { Yes, No };
    void follow(Glide glide);
    void touched();

    LyricsModel& m_model;
    TextRole m_role;
    QColor m_ground;
    QPropertyAnimation* m_glide;
    QElapsedTimer m_touched; ///< Since the listener scrolled; invalid: not lately.
};

} // namespace linnet::app
