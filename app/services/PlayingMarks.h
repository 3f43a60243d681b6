// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the listener has marked the track that plays: for the heart in the bar. Follows what is played, what is changed
// here and, through refresh(), what comes from servers. GUI thread.

#include <QObject>

#include "app/items/Items.h"
#include "core/store/CatalogRows.h"

namespace linnet::app {

class Edits;
class Playback;
class QueryThread;
struct Edited;

class PlayingMarks final : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    PlayingMarks(Playback& playback, Edits& edits, QueryThread& queries, QObject* parent = nullptr);

    const core::store::Marks& marks() const { return m_marks; }
    /// False for nothing and for a loose file: they cannot be marked.
    bool hasTrack() const { return !m_track.isNull(); }
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void onCurrent();
    void onEdited(const Edited& edited);
    void take(const core::store::Marks& marks);

    Playback& m_playback;
    QueryThread& m_queries;
    qint64 m_source = 0;
    core::TrackId m_track;
    core::store::Marks m_marks;
    unsigned m_generation = 0; ///< An answer from before a change here knows less.
};

} // namespace linnet::app
