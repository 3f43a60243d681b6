// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The right side: the queue and the lyrics, one of them in front. Beside the content, or over it in a narrow window.
// GUI thread.

#include <QWidget>

namespace linnet::app {

struct PageContext;
class Button;
class IconButton;
class LyricsModel;
class LyricsPane;
class QueuePanel;

class SidePanel final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Queue, Lyrics };

    SidePanel(const PageContext& context, LyricsModel& lyrics, QWidget* parent = nullptr);
    void setTab(Tab tab);
    Tab tab() const { return m_tab; }
    QWidget* mainFocus() const;

Q_SIGNALS:
    void closeWanted();
    void tabChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QueuePanel* m_queue;
    LyricsPane* m_lyrics;
    Button* m_queueTab;
    Button* m_lyricsTab;
    IconButton* m_close;
    Tab m_tab = Tab::Queue;
};

} // namespace linnet::app
