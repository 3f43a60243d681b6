// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playlists of all sources as pages see them, and what the listener does to them: each wish is carried out
// as one step of undo, and told in a sentence. GUI thread.

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

#include "app/services/Edits.h"
#include "app/services/TracksToAdd.h"
#include "core/wire/Playlists.h"

namespace linnet::app {

class QueryThread;

struct ListedPlaylist {
    qint64 key = 0;
    qint64 source = 0;
    core::PlaylistId id;
    QString name;
    QString description;
    core::PlaylistKind kind{};
    core::PlaylistAccess access{};
    core::PlaylistId folder; ///< Null: at the top. Of what is in a folder in the trash: where that one was.
    QString owner;           ///< Of another's shared one; "" for the listener's own.
    QString rules;
    core::ArtId cover;    ///< That the listener chose; null: made from its tracks' covers.
    qint64 changedAt = 0; ///< Milliseconds since 1970.
    qint64 deletedAt = 0; ///< 0: not in the trash.
    bool isOwn() const { return owner.isEmpty(); }
    /// Its items can be changed.
    bool isEditable() const {
        return kind == core::PlaylistKind::Manual && deletedAt == 0 &&
               (isOwn() || access == core::PlaylistAccess::Editable);
    }
    friend bool operator==(const ListedPlaylist&, const ListedPlaylist&) = default;
};

/// The tracks of a manual or smart one that are here, in order. On the connection's thread.
std::vector<qint64> trackKeysOf(core::store::Connection& connection, const ListedPlaylist& playlist);

class Playlists final : public QObject {
    Q_OBJECT
public:
    using Changes = core::operations::Changes;
    /// As Edits::perform().
    using Plan = std::function<core::Result<std::vector<Edits::OfSource>>(core::store::Connection&)>;
    using Perform = std::function<void(Plan, Edits::Done)>;
    /// What a server answers to GET `path`; `done` comes on the GUI thread, not after this service is gone.
    using Fetched = std::function<void(const core::Result<std::string>& json)>;
    using Fetch = std::function<void(qint64 source, const std::string& path, Fetched done)>;
    struct Parts {
        QueryThread& queries;
        Perform perform;
        std::function<void(const Edits::Steps&)> undo; ///< As Edits::undoSteps().
        Fetch fetch;
    };
    explicit Playlists(Parts parts, QObject* parent = nullptr);

    /// By name; folders too.
    const std::vector<ListedPlaylist>& shown() const { return m_shown; }
    /// The last one first.
    const std::vector<ListedPlaylist>& trash() const { return m_trash; }
    /// Of both; null where it has gone. Until the next changed().
    const ListedPlaylist* find(qint64 key) const;
    const ListedPlaylist* find(const core::PlaylistId& id) const;
    /// Reads both lists anew.
    void reload();
    /// Something was committed that these subjects name.
    void take(const Edited& edited);

    using Made = std::function<void(qint64 key)>;
    struct New {
        core::PlaylistKind kind = core::PlaylistKind::Manual;
        qint64 source = 0; ///< Where there are tracks, that of the first one.
        QString name{};
        core::PlaylistId folder{};
        QString rules{};
        TracksToAdd tracks{}; ///< Those of other sources than the first one are left out, and said so.
    };
    /// `made` comes once the list has it.
    void create(New playlist, Made made = {});
    /// "New playlist", or with the first number that is free.
    QString freeName(const QString& wish) const;

    void rename(qint64 playlist, const QString& name);
    void describe(qint64 playlist, const QString& text);
    void setRules(qint64 playlist, const QString& rules);
    /// The cover of this track; 0: made from its tracks again.
    void setCover(qint64 playlist, qint64 track);
    void share(qint64 playlist, core::PlaylistAccess access);
    /// Into a folder, or to the top with 0.
    void file(qint64 playlist, qint64 folder);
    void moveToTrash(qint64 playlist);
    void restore(qint64 playlist);

    /// Behind this item (0: to the front; nothing: to the end). Tracks of other sources are left out, and said so.
    void add(qint64 playlist, TracksToAdd tracks, std::optional<qint64> after = std::nullopt);
    void remove(qint64 playlist, std::vector<qint64> items);
    /// In this order behind this item, which is none of them (0: to the front).
    void move(qint64 playlist, std::vector<qint64> items, qint64 after);
    /// Makes it what it was: these tracks in this order.
    void replace(qint64 playlist, std::vector<core::TrackId> tracks);
    using Versions = std::vector<core::wire::VersionSummary>;
    /// How it stood before, the latest first; asked of its server. Errors: Offline, NotFound and others.
    void versions(qint64 playlist, std::function<void(core::Result<Versions>)> done);
    /// Makes it what it was until then; done() tells, or `failed`.
    void restoreVersion(qint64 playlist, core::UnixMillis at, std::function<void(const core::Error&)> failed);
    /// What done() brought.
    void undo(const Edits::Steps& steps) { m_parts.undo(steps); }

Q_SIGNALS:
    /// Headers, or which there are.
    void changed();
    /// Items of this one.
    void itemsChanged(qint64 playlist);
    /// Likes, ratings or plays: smart ones may hold other tracks.
    void marksChanged();
    /// One sentence, and what would take it back (none: nothing to undo).
    void done(const QString& sentence, const linnet::app::Edits::Steps& steps);

private:
    struct Lists {
        std::vector<ListedPlaylist> shown;
        std::vector<ListedPlaylist> trash;
    };
    static Lists read(core::store::Connection& connection);
    void takeLists(Lists lists);
    void changeHeader(qint64 playlist, const std::function<Changes(const core::PlaylistId&)>& change,
                      const QString& sentence = {});
    /// On the writer thread `make` gives the changes and what is said.
    struct Prepared {
        qint64 source = 0;
        Changes changes;
        QString sentence;
    };
    void perform(std::function<Prepared(core::store::Connection&)> make);

    Parts m_parts;
    std::vector<ListedPlaylist> m_shown;
    std::vector<ListedPlaylist> m_trash;
    struct Awaited {
        core::PlaylistId id;
        Made made;
    };
    std::vector<Awaited> m_awaited; ///< Made, and not yet in the lists.
};

} // namespace linnet::app
