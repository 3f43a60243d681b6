// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of what plays, line by line, and which line is sung now. Asks only while somebody looks. GUI thread.

#include <QAbstractListModel>
#include <QSet>

#include "app/services/Lyrics.h"

namespace linnet::app {

class Playback;

class LyricsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class State {
        Nothing, ///< Nothing plays.
        Asking,
        Words,
        None, ///< The track has no lyrics.
        Away, ///< They cannot be had now.
    };

    LyricsModel(Playback& playback, Lyrics& lyrics, QObject* parent = nullptr);

    /// Each view that shows it says so; without any it does nothing.
    void setShown(const QObject* view, bool shown);
    State state() const { return m_state; }
    bool isSynced() const { return m_words.isSynced(); }
    /// The line that is sung; -1 before the first, and of plain lyrics.
    int currentLine() const { return m_current; }
    /// Plays on from this line; nothing happens for plain lyrics.
    void seekTo(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void stateChanged();
    void currentLineChanged(int row);

private:
    void refreshTrack();
    void refreshLine();
    void take(core::Result<core::lyrics::Lyrics> words);
    void set(State state, core::lyrics::Lyrics words = {});

    Playback& m_playback;
    Lyrics& m_lyrics;
    QSet<const QObject*> m_shownBy;
    quint64 m_item = 0; ///< The entry of the queue whose words these are.
    State m_state = State::Nothing;
    core::lyrics::Lyrics m_words;
    int m_current = -1;
};

} // namespace linnet::app
