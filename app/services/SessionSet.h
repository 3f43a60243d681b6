// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One session for each source of the replica: read at start, added and removed while the app runs. Owns them. GUI
// thread, except api().

#include <QObject>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/query/QueryThread.h"
#include "core/base/Guarded.h"
#include "core/log/Logger.h"
#include "sync/session/ServerSession.h"

namespace linnet::app {

class SessionSet final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        sync::HttpTransport& transport;
        core::store::Database& database;
        sync::SecretStore& bundledSecrets; ///< A file of the data folder, like the server's own keys.
        sync::SecretStore& secrets;        ///< For servers elsewhere.
        core::Executor& executor;
        const core::Clock& clock;
        QueryThread& queries;
        const core::log::Logger& log;
        std::function<core::Result<std::string>()> requestLocalToken;
        std::function<void(qint64 source)>
            forgetMedia; ///< Drops the bytes kept of a server that goes; in the background.
    };
    struct Entry {
        core::store::Source source;
        sync::SessionState state;
        std::unique_ptr<sync::ServerSession> session;
        bool isBundled() const { return source.kind == core::store::SourceKind::BundledServer; }
    };
    using Done = std::function<void(core::Result<qint64> source)>;

    explicit SessionSet(Parts parts, QObject* parent = nullptr);
    ~SessionSet() override;

    /// Reads the sources, makes the bundled one if it is not there yet, and starts all sessions; loaded() follows.
    void load();
    /// Ends all sessions; at most one slice of a write each.
    void stop();

    bool isLoaded() const { return m_isLoaded; }
    const std::map<qint64, Entry>& entries() const { return m_entries; }
    Entry* bundled();
    Entry* find(qint64 source);
    /// The sources elsewhere.
    std::vector<qint64> remote() const;
    /// Another server by its address ("http://box:4747"): the source there is, or a new one.
    void add(const QUrl& address, Done done);
    /// Logs out, and removes what the replica and the media store hold of it, in slices. Once begun it comes to its
    /// end, after the next start if need be.
    void remove(qint64 source, std::function<void(core::Result<void>)> done);

    /// Changes made here wait for the server of this source: they go out at once if it is reached.
    void sendChanges(qint64 source);

    /// From the bundled server, else from the others in turn.
    void fetchArt(const core::ArtId& art, int size, core::CancelToken cancel,
                  std::function<void(core::Result<std::string>)> done);
    /// For the media store; null where there is no such session. Any thread.
    std::shared_ptr<sync::ApiClient> api(qint64 source) const;

Q_SIGNALS:
    void loaded();
    void stateChanged(qint64 source);
    void catalogueChanged(const linnet::sync::CatalogueChange& change);
    void entriesChanged();
    /// A server did not take changes: they lie in Outbox::refusals().
    void changesRefused();

private:
    void take(const core::store::Source& source);
    void onLoaded(core::Result<std::vector<core::store::Source>> sources);
    void addSource(const core::store::Source& source, Done done);
    void leave(qint64 source, std::function<void(core::Result<void>)> done);
    void sweep(qint64 source, std::function<void(core::Result<void>)> done);
    void sweepRemoved();

    Parts m_parts;
    std::map<qint64, Entry> m_entries; ///< By source.
    core::Guarded<std::map<qint64, std::shared_ptr<sync::ApiClient>>> m_apis;
    bool m_isLoaded = false;
};

} // namespace linnet::app
