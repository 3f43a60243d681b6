// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The app's Edits over a real replica with a source or two, as one start of the program has it. Link linnet::app.

#include <QSignalSpy>
#include <QTest>

#include <memory>

#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "core/replica/Outbox.h"
#include "core/store/PersonalRows.h"
#include "core/store/SourceStore.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

namespace linnet::test {

class EditsFixture {
public:
    EditsFixture() {
        source = addSource(core::store::SourceKind::BundledServer, "");
        restart();
    }
    /// As after a start of the program: what was committed is there.
    void restart() {
        m_run.reset();
        m_run = std::make_unique<Run>(*this);
    }
    std::int64_t addSource(core::store::SourceKind kind, const char* url) {
        core::store::Source added;
        added.kind = kind;
        added.url = url;
        std::int64_t id = 0;
        db.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(id, core::store::addSource(tx, added));
            return {};
        });
        return id;
    }

    app::Edits& edits() { return m_run->edits; }
    app::QueryThread& queries() { return m_run->queries; }
    /// Until everything that was asked of Edits before is committed and told.
    void settle() {
        bool isDone = false;
        edits().afterWrites([&] { isDone = true; });
        if (!QTest::qWaitFor([&] { return isDone; }, 20000)) qFatal("a change is never told");
    }

    static core::Target track(const char* title) {
        return {core::TargetKind::Track, idNamed<core::TrackId>(title).bytes};
    }
    core::Annotation annotation(const core::Target& target) { return annotation(source, target); }
    core::Annotation annotation(std::int64_t of, const core::Target& target) {
        const auto found = must(core::store::PersonalRows::annotation(db.reader(), {.source = of, .user = 0}, target));
        return found.value_or(core::Annotation{});
    }
    std::vector<core::operations::Operation> pending() { return pending(source); }
    std::vector<core::operations::Operation> pending(std::int64_t of) {
        return must(core::replica::Outbox::pending(db.reader(), of, 1000, 1 << 24));
    }

    core::ManualClock clock;
    app::QtExecutor executor; ///< Outlives the database: its last writes are told.
    OpenDatabase db;
    std::int64_t source = 0;
    std::vector<qint64> woken;

private:
    struct Run {
        explicit Run(EditsFixture& fixture)
            : queries(*fixture.db, fixture.clock),
              edits({.database = *fixture.db,
                     .queries = queries,
                     .executor = fixture.executor,
                     .clock = fixture.clock,
                     .wake = [&fixture](qint64 of) { fixture.woken.push_back(of); }}) {}
        app::QueryThread queries;
        app::Edits edits;
    };
    std::unique_ptr<Run> m_run;
};

} // namespace linnet::test
