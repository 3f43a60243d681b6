// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lyrics with the words for when there are none: in the side panel, and large over the window. GUI thread.

#include <QWidget>

#include "app/models/LyricsModel.h"
#include "app/theme/Type.h"

namespace linnet::app {

class LyricsView;
class TextLabel;

class LyricsPane final : public QWidget {
    Q_OBJECT
public:
    LyricsPane(LyricsModel& model, TextRole role, QWidget* parent = nullptr);
    LyricsView& view() const { return *m_view; }
    bool hasWords() const;

Q_SIGNALS:
    void wordsChanged(); ///< They have come or gone.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();

    LyricsModel& m_model;
    LyricsView* m_view;
    TextLabel* m_none;
};

} // namespace linnet::app
