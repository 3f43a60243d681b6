// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The right side: the queue, the lyrics and the facts about a track, one of them in front. Beside the content, or over
// it in a narrow window. GUI thread.

#include <QWidget>

namespace linnet::app {

struct PageContext;
class Button;
class IconButton;
class InfoPane;
class LyricsModel;
class LyricsPane;
class QueuePanel;

class SidePanel final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Queue, Lyrics, Info };

    SidePanel(const PageContext& context, LyricsModel& lyrics, QWidget* parent = nullptr);
    void setTab(Tab tab);
    Tab tab() const { return m_tab; }
    QWidget* mainFocus() const;
    /// As the settings keep it; the queue for what is none.
    static QString nameOf(Tab tab);
    static Tab tabNamed(const QString& name);

Q_SIGNALS:
    /// Something in it was asked for.
    void openWanted();
    void closeWanted();
    void tabChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offerInfo(const PageContext& context);

    QueuePanel* m_queue;
    LyricsPane* m_lyrics;
    InfoPane* m_info;
    Button* m_queueTab;
    Button* m_lyricsTab;
    Button* m_infoTab;
    IconButton* m_close;
    Tab m_tab = Tab::Queue;
};

} // namespace linnet::app
