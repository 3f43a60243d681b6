// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ServerLyrics.h"

#include <chrono>
#include <memory>
#include <utility>

#include "app/query/QueryThread.h"
#include "app/services/SessionSet.h"
#include "core/store/MediaStoreQueries.h"
#include "core/tags/TrackLyrics.h"
#include "core/wire/LyricsReply.h"

namespace linnet::app {

namespace {

using Words = core::lyrics::Lyrics;

constexpr std::chrono::hours kFresh{24};

/// What the replica knows about where to look.
struct Known {
    std::optional<core::FilePath> file;
    std::optional<core::store::StoredLyrics> kept;
};

Known knownOf(core::store::Connection& connection, qint64 source, const core::TrackId& id) {
    Known known;
    if (auto track = core::store::mediaTrack(connection, source, id); track && *track) known.file = (*track)->localFile;
    if (auto kept = core::store::storedLyrics(connection, source, id)) known.kept = std::move(*kept);
    return known;
}

} // namespace

struct ServerLyrics::Question {
    qint64 source = 0;
    core::TrackId id;
    QPointer<QObject> owner;
    Done done;
    std::optional<core::store::StoredLyrics> kept{};

    void answer(core::Result<Words> words) const {
        if (owner) done(std::move(words));
    }
    /// What the server said before, else why it says nothing now.
    void answerFromBefore(const core::Error& error) const {
        auto words = kept ? core::wire::decode<Words>(kept->body) : core::Result<Words>(tl::unexpected(error));
        answer(words ? std::move(words) : core::Result<Words>(tl::unexpected(error)));
    }
};

ServerLyrics::ServerLyrics(Parts parts, QObject* parent) : QObject(parent), m_parts(parts) {
    m_files.setMaxThreadCount(1);
}

ServerLyrics::~ServerLyrics() {
    m_files.clear();
    m_files.waitForDone();
}

void ServerLyrics::ask(const QueueItem& item, QObject* owner, Done done) {
    const auto asked = std::make_shared<Question>(Question{item.source, item.id, owner, std::move(done)});
    if (item.id.isNull()) return readFile(item.file, asked);
    m_parts.queries.ask(
        this,
        [source = item.source, id = item.id](core::store::Connection& connection) {
            return knownOf(connection, source, id);
        },
        [this, asked](Known known) {
            asked->kept = std::move(known.kept);
            if (known.file)
                readFile(*known.file, asked);
            else
                askServer(asked);
        });
}

void ServerLyrics::readFile(const core::FilePath& file, const Asked& asked) {
    m_files.start([this, file, asked] {
        // The destructor waits for this worker, and what is posted goes with the object.
        auto words = std::make_shared<core::Result<Words>>(core::tags::lyricsOf(file));
        QMetaObject::invokeMethod(
            this, [this, words, asked] { onFileRead(std::move(*words), asked); }, Qt::QueuedConnection);
    });
}

void ServerLyrics::onFileRead(core::Result<Words> words, const Asked& asked) {
    if (words || asked->id.isNull())
        asked->answer(std::move(words));
    else
        askServer(asked);
}

void ServerLyrics::askServer(const Asked& asked) {
    const bool isFresh = asked->kept && m_parts.clock.now() - asked->kept->fetchedAt < kFresh;
    SessionSet::Entry* entry = m_parts.sessions.find(asked->source);
    if (isFresh || entry == nullptr || entry->session == nullptr)
        return asked->answerFromBefore({core::Errc::Offline, "the server of this track is not there"});
    entry->session->lyrics(asked->id, [this, self = QPointer<ServerLyrics>(this), asked](core::Result<Words> words) {
        if (!words) return asked->answerFromBefore(words.error());
        if (self) keep(*asked, *words);
        asked->answer(std::move(words));
    });
}

void ServerLyrics::keep(const Question& asked, const Words& words) {
    m_parts.database.writeLater(core::store::WritePriority::Background,
                                [source = asked.source, id = asked.id,
                                 kept = core::store::StoredLyrics{core::wire::encoded(words), m_parts.clock.now()}](
                                    auto& tx) { return core::store::storeLyrics(tx, source, id, kept); });
}

} // namespace linnet::app
