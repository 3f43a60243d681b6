// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Somebody with a list of tracks who likes one after the other, through the same services as in the app. On the thread
// of the QCoreApplication.

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <functional>

#include "app/models/MarkRole.h"
#include "app/models/TrackListModel.h"
#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "bench/support/Bench.h"

namespace linnet::bench {

class Liker {
public:
    /// `wake`: there is something to send; may be empty.
    explicit Liker(core::store::Database& database, std::function<void(qint64)> wake = {})
        : m_queries(database, m_clock),
          m_edits({.database = database,
                   .queries = m_queries,
                   .executor = m_executor,
                   .clock = m_clock,
                   .wake = std::move(wake)}),
          m_tracks(m_queries) {
        QObject::connect(&m_edits, &app::Edits::changed, &m_tracks, &app::PagedListModel::takeEdited);
    }

    /// Opens the list; its first `rows` are there then.
    void show(int rows) {
        m_tracks.show({});
        waitFor([&] { return m_tracks.rowCount() >= rows && m_tracks.item(0) && m_tracks.item(rows - 1); });
    }
    /// A like, or the end of one, until the row says so; and a moment of rest behind it.
    Sample like(std::int64_t source, int row, int restMillis) {
        const bool wanted = !m_tracks.item(row)->marks.isLiked;
        const core::Target target{core::TargetKind::Track, m_tracks.item(row)->id.bytes};
        const auto sample = timed([&] {
            m_edits.perform(source, {core::operations::SetMark{target, core::operations::Mark::Liked, wanted}});
            waitFor([&] { return m_tracks.item(row)->marks.isLiked == wanted; });
        });
        QEventLoop rest;
        QTimer::singleShot(restMillis, &rest, &QEventLoop::quit);
        rest.exec();
        return sample;
    }

private:
    static void waitFor(const std::function<bool()>& isDone) {
        while (!isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    core::SystemClock m_clock;
    app::QtExecutor m_executor;
    app::QueryThread m_queries;
    app::Edits m_edits;
    app::TrackListModel m_tracks;
};

} // namespace linnet::bench
