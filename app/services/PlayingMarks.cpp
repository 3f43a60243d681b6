// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlayingMarks.h"

#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "app/services/Playback.h"
#include "core/store/PersonalRows.h"

namespace linnet::app {

using core::store::Marks;

PlayingMarks::PlayingMarks(Playback& playback, Edits& edits, QueryThread& queries, QObject* parent)
    : QObject(parent),
      m_playback(playback),
      m_queries(queries) {
    connect(&playback, &Playback::currentChanged, this, &PlayingMarks::onCurrent);
    connect(&edits, &Edits::changed, this, &PlayingMarks::onEdited);
    onCurrent();
}

void PlayingMarks::onCurrent() {
    const auto current = m_playback.current();
    const core::TrackId track = current ? current->id : core::TrackId{};
    const qint64 source = current ? current->source : 0;
    if (track == m_track && source == m_source) return;
    m_track = track;
    m_source = source;
    m_marks = {};
    ++m_generation;
    Q_EMIT changed();
    refresh();
}

void PlayingMarks::refresh() {
    if (!hasTrack()) return;
    m_queries.ask(
        this,
        [source = m_source,
         target = core::Target{core::TargetKind::Track, m_track.bytes}](core::store::Connection& connection) {
            return core::store::PersonalRows::annotation(connection, {.source = source, .user = 0}, target);
        },
        [this, generation = m_generation](const core::Result<std::optional<core::Annotation>>& found) {
            if (found && generation == m_generation) take(*found ? core::store::marksOf(**found) : Marks{});
        });
}

void PlayingMarks::onEdited(const Edited& edited) {
    if (!hasTrack() || edited.source != m_source) return;
    for (const core::Annotation& annotation : edited.annotations) {
        if (annotation.target != core::Target{core::TargetKind::Track, m_track.bytes}) continue;
        ++m_generation;
        take(core::store::marksOf(annotation));
    }
}

void PlayingMarks::take(const Marks& marks) {
    if (m_marks == marks) return;
    m_marks = marks;
    Q_EMIT changed();
}

} // namespace linnet::app
