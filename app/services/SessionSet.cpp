// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SessionSet.h"

#include <QPointer>
#include <QSysInfo>

#include "core/replica/SourceSweeper.h"
#include "core/store/SourceStore.h"
#include "sync/session/TokenKeeper.h"

namespace linnet::app {

namespace {

using core::store::Source;
using core::store::SourceKind;
using core::store::WritePriority;
using core::store::WriteTransaction;

/// Asks one session after the other until one has the cover.
struct ArtSearch : std::enable_shared_from_this<ArtSearch> {
    QPointer<SessionSet> set;
    std::vector<qint64> sources; ///< Still to ask, last first.
    core::ArtId art;
    sync::ArtSize size{};
    core::CancelToken cancel;
    std::function<void(core::Result<std::string>)> done;
    core::Error error{core::Errc::NotFound, "no server has this cover"};

    void askNext() {
        SessionSet::Entry* entry = nullptr;
        while (set && !entry && !sources.empty()) {
            entry = set->find(sources.back());
            sources.pop_back();
        }
        if (!entry) {
            done(tl::unexpected<core::Error>(error));
            return;
        }
        entry->session->fetchArt(art, size, cancel, [self = shared_from_this()](core::Result<std::string> bytes) {
            if (bytes) {
                self->done(std::move(bytes));
            } else {
                self->error = bytes.error();
                self->askNext();
            }
        });
    }
};

sync::ArtSize artSizeOf(int size) {
    if (size <= 96) return sync::ArtSize::Small;
    return size <= 256 ? sync::ArtSize::Medium : sync::ArtSize::Large;
}

std::string addressOf(const QUrl& address) {
    QUrl plain = address.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                                  QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
    if (plain.path() == QLatin1String("/")) plain.setPath({}); // Otherwise one server could be here twice.
    return plain.toString(QUrl::FullyEncoded).toStdString();
}

} // namespace

SessionSet::SessionSet(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)) {}

SessionSet::~SessionSet() { stop(); }

void SessionSet::load() {
    m_parts.queries.ask(
        this, [](core::store::Connection& connection) { return core::store::sources(connection); },
        [this](core::Result<std::vector<Source>> sources) { onLoaded(std::move(sources)); });
}

void SessionSet::onLoaded(core::Result<std::vector<Source>> sources) {
    if (sources)
        for (const Source& source : *sources)
            take(source);
    sweepRemoved();
    const auto finish = [this] {
        m_isLoaded = true;
        Q_EMIT loaded();
    };
    if (bundled()) {
        finish();
        return;
    }
    Source source;
    source.kind = SourceKind::BundledServer;
    addSource(source, [finish](const core::Result<qint64>&) { finish(); });
}

void SessionSet::take(const Source& source) {
    const bool isBundled = source.kind == SourceKind::BundledServer;
    sync::SessionOptions options;
    options.source = source;
    // The bundled server listens on another port each time: its address comes when it runs.
    if (isBundled) options.source.url.clear();
    options.deviceName = QSysInfo::machineHostName().toStdString();
    options.listeners.onState = [this, id = source.id](const sync::SessionState& state) {
        if (Entry* entry = find(id)) entry->state = state;
        Q_EMIT stateChanged(id);
    };
    options.listeners.onSource = [this, id = source.id](const Source& changed) {
        Entry* entry = find(id);
        if (!entry) return;
        const std::string url = entry->source.url; // The bundled one's session goes without.
        entry->source = changed;
        if (entry->isBundled()) entry->source.url = url;
        Q_EMIT stateChanged(id);
    };
    options.listeners.onCatalogue = [this](const sync::CatalogueChange& change) { Q_EMIT catalogueChanged(change); };
    options.listeners.onRefusals = [this] { Q_EMIT changesRefused(); };
    if (isBundled) options.requestLocalToken = m_parts.requestLocalToken;
    auto session = std::make_unique<sync::ServerSession>(
        sync::SessionServices{m_parts.transport, m_parts.database, isBundled ? m_parts.bundledSecrets : m_parts.secrets,
                              m_parts.executor, m_parts.clock, m_parts.log},
        std::move(options));
    session->start();
    m_apis.with([&](auto& apis) { apis[source.id] = session->api(); });
    sync::SessionState state = session->state();
    m_entries.insert_or_assign(source.id, Entry{source, std::move(state), std::move(session)});
    Q_EMIT entriesChanged();
}

void SessionSet::addSource(const Source& source, Done done) {
    auto id = std::make_shared<std::int64_t>(0);
    QPointer<SessionSet> self(this);
    m_parts.database.writeLater(
        WritePriority::User,
        [id, source](WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(*id, core::store::addSource(tx, source));
            return {};
        },
        [self, id, source, done, &executor = m_parts.executor](core::Result<void> written) {
            executor.post([self, id, source, done, written = std::move(written)] {
                if (!self) return;
                if (!written) {
                    done(tl::unexpected<core::Error>(written.error()));
                    return;
                }
                Source added = source;
                added.id = *id;
                self->take(added);
                done(*id);
            });
        });
}

void SessionSet::stop() {
    for (auto& [id, entry] : m_entries)
        entry.session->stop();
    m_apis.with([](auto& apis) { apis.clear(); });
    m_entries.clear();
}

SessionSet::Entry* SessionSet::bundled() {
    for (auto& [id, entry] : m_entries)
        if (entry.isBundled()) return &entry;
    return nullptr;
}

SessionSet::Entry* SessionSet::find(qint64 source) {
    const auto found = m_entries.find(source);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::vector<qint64> SessionSet::remote() const {
    std::vector<qint64> sources;
    for (const auto& [id, entry] : m_entries)
        if (!entry.isBundled()) sources.push_back(id);
    return sources;
}

void SessionSet::add(const QUrl& address, Done done) {
    const std::string url = addressOf(address);
    for (const auto& [id, entry] : m_entries) {
        if (entry.isBundled() || entry.source.url != url) continue;
        done(id);
        return;
    }
    Source source;
    source.kind = SourceKind::RemoteServer;
    source.url = url;
    source.name = address.host().toStdString();
    addSource(source, std::move(done));
}

void SessionSet::remove(qint64 source, std::function<void(core::Result<void>)> done) {
    Entry* entry = find(source);
    if (!entry || entry->isBundled()) {
        done(core::failure(core::Errc::NotFound, "there is no such server"));
        return;
    }
    // First of all the mark: whatever ends the program from here on, the source does not come back.
    QPointer<SessionSet> self(this);
    m_parts.database.writeLater(
        WritePriority::User, [source](WriteTransaction& tx) { return core::store::markSourceRemoved(tx, source); },
        [self, source, done, &executor = m_parts.executor](core::Result<void> written) {
            executor.post([self, source, done, written = std::move(written)] {
                if (!self) return;
                if (written)
                    self->leave(source, done);
                else
                    done(written);
            });
        });
}

void SessionSet::leave(qint64 source, std::function<void(core::Result<void>)> done) {
    Entry* entry = find(source);
    if (!entry) {
        sweep(source, std::move(done));
        return;
    }
    // A server that is not reached keeps the device in its list; the log-in here is gone all the same.
    entry->session->logout([this, source, done](const core::Result<void>&) {
        // Later: the session is still telling.
        QMetaObject::invokeMethod(
            this,
            [this, source, done] {
                m_apis.with([source](auto& apis) { apis.erase(source); });
                m_entries.erase(source);
                Q_EMIT entriesChanged();
                sweep(source, done);
            },
            Qt::QueuedConnection);
    });
}

void SessionSet::sweep(qint64 source, std::function<void(core::Result<void>)> done) {
    m_parts.forgetMedia(source);
    core::replica::SourceSweeper::start(
        m_parts.database, source, [done = std::move(done), &executor = m_parts.executor](core::Result<void> swept) {
            executor.post([done, swept = std::move(swept)] {
                if (done) done(swept);
            });
        });
}

void SessionSet::sweepRemoved() {
    m_parts.queries.ask(
        this,
        [&secrets = m_parts.secrets](core::store::Connection& connection) {
            auto removed = core::store::removedSources(connection);
            if (!removed) return removed;
            // The log-out had not come to its end. Here: a keyring may take its time, and this happens hardly ever.
            for (const Source& source : *removed)
                if (source.server)
                    static_cast<void>(secrets.remove(sync::TokenKeeper::secretName(*source.server, source.account)));
            return removed;
        },
        [this](const core::Result<std::vector<Source>>& removed) {
            if (!removed) return;
            for (const Source& source : *removed)
                sweep(source.id, {});
        });
}

void SessionSet::sendChanges(qint64 source) {
    if (const Entry* entry = find(source)) entry->session->retryNow();
}

void SessionSet::fetchArt(const core::ArtId& art, int size, core::CancelToken cancel,
                          std::function<void(core::Result<std::string>)> done) {
    auto search = std::make_shared<ArtSearch>();
    search->set = this;
    search->art = art;
    search->size = artSizeOf(size);
    search->cancel = std::move(cancel);
    search->done = std::move(done);
    for (const auto& [id, entry] : m_entries)
        if (!entry.isBundled()) search->sources.push_back(id);
    if (const Entry* own = bundled()) search->sources.push_back(own->source.id);
    search->askNext();
}

std::shared_ptr<sync::ApiClient> SessionSet::api(qint64 source) const {
    return m_apis.with([source](const auto& apis) {
        const auto found = apis.find(source);
        return found == apis.end() ? nullptr : found->second;
    });
}

} // namespace linnet::app
