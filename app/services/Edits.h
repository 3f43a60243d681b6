// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener changes: likes, ratings, plays, playlists, settings. A change is carried out on the writer thread
// ahead of all background work, kept for its server in the same commit, and told here once it is committed: what was
// shown survives a kill. Never waits. Undo and redo go over all changes of all sources, also those of earlier runs.
// GUI thread.

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Executor.h"
#include "core/base/Result.h"
#include "core/domain/Personal.h"
#include "core/operations/Inverse.h"
#include "core/replica/UndoLog.h"

namespace linnet::core::store {
class Database;
}

namespace linnet::app {

class QueryThread;

/// What a commit has changed in the replica of one source.
struct Edited {
    qint64 source = 0;
    /// As core::personal::subjectOf() names them ("playlist:HEX"), each once.
    std::vector<std::string> subjects{};
    /// Of the tracks, albums and artists among them, as they are now; not of more than kMostAnnotations.
    std::vector<core::Annotation> annotations{};
    /// Lists have to read their keys and rows anew: something was hidden or shown again, or too much has changed.
    bool areListsStale = false;

    static constexpr std::size_t kMostAnnotations = 500;
};

class Edits final : public QObject {
    Q_OBJECT
public:
    using Changes = core::operations::Changes;
    using Step = core::replica::UndoStep;
    using Steps = std::vector<Step>; ///< None where there is nothing to take back.
    using Done = std::function<void(core::Result<Steps>)>;

    /// Borrowed; all outlive the service.
    struct Parts {
        core::store::Database& database;
        QueryThread& queries;
        core::Executor& executor; ///< Of the GUI thread.
        const core::Clock& clock;
        /// There is something to send to the server of this source. May be empty.
        std::function<void(qint64 source)> wake;
    };
    explicit Edits(Parts parts, QObject* parent = nullptr);

    struct OfSource {
        qint64 source = 0;
        Changes changes;
    };
    /// All or none, in one commit and as one step of undo. `done` (may be empty) comes after changed(). An error is
    /// told by refused(), too.
    void perform(std::vector<OfSource> changes, Done done = {});
    void perform(qint64 source, Changes changes, Done done = {});
    /// The same for changes that depend on what is there now: `plan` runs on the writer thread, in the same commit.
    using Plan = std::function<core::Result<std::vector<OfSource>>(core::store::Connection&)>;
    void perform(Plan plan, Done done = {});
    /// The same for what is not taken back: plays, the queue, settings. Makes no step of undo, and errors are not told:
    /// nobody asked for it.
    void record(qint64 source, Changes changes);
    /// `done` comes in any case.
    void record(Plan plan, std::function<void()> done = {});

    /// The newest step of all; undone() or redone() follows where there was one.
    void undo();
    void redo();
    /// These only, for a toast's Undo; others may have followed.
    void undoSteps(const Steps& steps);

    /// What undo() and redo() would take; as of the last commit.
    const std::optional<Step>& nextUndo() const { return m_next.undo; }
    const std::optional<Step>& nextRedo() const { return m_next.redo; }

    /// Runs once everything that was written before is committed.
    void afterWrites(std::function<void()> run);

    /// Tells what servers have refused since, each once. To be called when the program starts and after a sync.
    void tellRefusals();

Q_SIGNALS:
    /// After each local commit, once for each source.
    void changed(const linnet::app::Edited& edited);
    /// nextUndo() or nextRedo() is another one.
    void stepsChanged();
    void undone(const linnet::core::replica::UndoStep& step);
    void redone(const linnet::core::replica::UndoStep& step);
    /// One sentence: what could not be done, or what a server did not take and was undone.
    void refused(const QString& sentence);

private:
    struct Next {
        std::optional<Step> undo;
        std::optional<Step> redo;
        friend bool operator==(const Next&, const Next&) = default;
    };
    struct Outcome;
    using Work = std::function<core::Result<void>(core::store::WriteTransaction&, Outcome&)>;
    using Settled = std::function<void(Edits&, core::Result<void>, const Outcome&)>;
    void write(Work work, Settled settled);
    enum class Way { Undo, Redo };
    /// The newest step where none is named.
    void turn(Way way, std::vector<std::int64_t> keys);
    void take(const Outcome& outcome);
    void readNext();

    Parts m_parts;
    Next m_next;
    std::set<std::int64_t> m_told; ///< Refusals; their rows go a moment later.
};

} // namespace linnet::app
