// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ServerLibrary.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

#include "app/items/Absence.h"
#include "app/items/ShownMusic.h"
#include "app/process/ServerProcess.h"
#include "app/services/ErrorText.h"
#include "app/services/Settings.h"
#include "core/store/CatalogReader.h"
#include "core/store/Presence.h"
#include "core/store/SourceStore.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshEvery = 500ms;
constexpr auto kClockEvery = 60s;

std::vector<FolderView> foldersOf(core::store::Connection& connection) {
    std::vector<FolderView> folders;
    const auto libraries = core::store::librariesOf(connection, std::nullopt);
    if (!libraries) return folders;
    for (const auto& row : *libraries)
        for (const auto& root : row.library.roots)
            folders.push_back({.source = row.source,
                               .library = row.library.id,
                               .root = root.id,
                               .libraryName = QString::fromStdString(row.library.name),
                               .path = QString::fromStdString(root.path.displayName()),
                               .isAvailable = root.isAvailable});
    return folders;
}

/// What the pages need to know of the replica at any time.
struct Known {
    CountsView counts;
    std::vector<FolderView> folders;
};

Known readKnown(core::store::Connection& connection) {
    Known known;
    if (const auto counts = core::store::counts(connection))
        known.counts = {counts->tracks, counts->albums, counts->artists, counts->tracks};
    const auto away = awaySources(connection);
    const auto sources = core::store::sources(connection);
    if (sources && !away.empty()) {
        known.counts.tracksHere = 0;
        for (const auto& source : *sources)
            known.counts.tracksHere += core::store::tracksHere(connection, source.id).value_or(0);
    }
    known.folders = foldersOf(connection);
    return known;
}

/// For the log.
const char* linkName(Link link) {
    switch (link) {
    case Link::Starting:
        return "starting";
    case Link::Connecting:
        return "connecting";
    case Link::Syncing:
        return "syncing";
    case Link::Online:
        return "online";
    case Link::Offline:
        return "offline";
    case Link::NeedsLogin:
        return "needs a login";
    case Link::WrongVersion:
        return "runs another version";
    }
    return "";
}

} // namespace

ServerLibrary::ServerLibrary(Parts parts, QObject* parent) : Library(parent), m_parts(std::move(parts)) {
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(kRefreshEvery);
    m_refreshClock.setInterval(kClockEvery);
    m_refreshClock.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_refreshSoon, &QTimer::timeout, this, &ServerLibrary::refreshCatalogue);
    connect(&m_refreshClock, &QTimer::timeout, this, &Library::connectionChanged);
    connect(&m_parts.sessions, &SessionSet::stateChanged, this, &ServerLibrary::onState);
    connect(&m_parts.sessions, &SessionSet::catalogueChanged, this, [this] {
        if (!m_refreshSoon.isActive()) m_refreshSoon.start();
    });
    connect(&m_parts.sessions, &SessionSet::entriesChanged, this, [this] {
        const QString key = QString::fromLatin1(kShownSourceSetting);
        const bool isShownGone = m_parts.sessions.isLoaded() && shownSource() == 0;
        if (isShownGone && m_parts.settings.text(key, QStringLiteral("0")) != QLatin1String("0")) showOnly(0);
        Q_EMIT sourcesChanged();
        Q_EMIT connectionChanged();
        updateFirstStart();
    });
    connect(&m_parts.sessions, &SessionSet::loaded, this, [this] {
        m_parts.server.start();
        addFromOutside({}, m_pendingServer);
        updateFirstStart();
    });
    connect(&m_parts.server, &ServerProcess::ready, this, &ServerLibrary::onServerReady);
    connect(&m_parts.server, &ServerProcess::failed, this, &ServerLibrary::onServerFailed);
}

void ServerLibrary::start(const QStringList& music, const QString& serverUrl) {
    m_pendingFolders = music;
    m_pendingServer = serverUrl;
    m_refreshClock.start();
    refreshCatalogue();
    m_parts.sessions.load();
}

void ServerLibrary::addFromOutside(const QStringList& music, const QString& serverUrl) {
    m_pendingFolders += music;
    addPendingFolders();
    if (!serverUrl.isEmpty()) addServer(serverUrl);
}

void ServerLibrary::addServer(const QString& url) {
    m_parts.sessions.add(QUrl(url), [this](const core::Result<qint64>& source) {
        m_pendingServer.clear();
        updateFirstStart();
        if (!source) {
            Q_EMIT told(sentenceFor(source.error()));
            return;
        }
        m_askedServer = *source;
        const auto* entry = m_parts.sessions.find(*source);
        if (entry && linkOf(entry->state.link) == Link::NeedsLogin) askForLogin(*source);
    });
}

void ServerLibrary::askForLogin(qint64 source) {
    if (source == m_askedServer)
        Q_EMIT signInWanted(source);
    else
        Q_EMIT loginNeeded(source);
}

void ServerLibrary::onServerReady(const QString& url, const QString& localToken) {
    m_serverTrouble.clear();
    if (auto* bundled = m_parts.sessions.bundled())
        bundled->session->setAddress(url.toStdString(), localToken.toStdString());
    Q_EMIT connectionChanged();
}

void ServerLibrary::onServerFailed(const QString& sentence) {
    m_parts.log.warning("server", "{}", sentence.toStdString());
    if (m_serverTrouble != sentence) Q_EMIT told(sentence);
    m_serverTrouble = sentence;
    Q_EMIT connectionChanged();
    Q_EMIT sourcesChanged();
}

void ServerLibrary::onState(qint64 source) {
    const auto* entry = m_parts.sessions.find(source);
    if (!entry) return;
    const Link link = linkOf(entry->state.link);
    const Link before = std::exchange(m_links[source], link);
    if (link != before) {
        m_parts.log.info("sync", "source {}: {} {}", source, linkName(link), entry->state.sentence);
        if (link == Link::NeedsLogin && !entry->isBundled() && !m_isLoggedOut.contains(source)) askForLogin(source);
        if (link == Link::Online) m_isLoggedOut.erase(source);
        if (link == Link::Online && source == m_askedServer) m_askedServer = 0;
        if (link == Link::Offline && entry->isBundled()) m_parts.server.check();
    }
    if (entry->isBundled() && link == Link::Online) addPendingFolders();
    Q_EMIT connectionChanged();
    Q_EMIT sourcesChanged();
    Q_EMIT scanChanged();
}

void ServerLibrary::refreshCatalogue() {
    m_parts.queries.ask(this, readKnown, [this](Known known) {
        const bool areCountsNew = m_counts != std::exchange(m_counts, known.counts);
        m_folders = std::move(known.folders);
        m_isCatalogueKnown = true;
        if (areCountsNew) Q_EMIT countsChanged();
        Q_EMIT foldersChanged();
        Q_EMIT catalogueChanged();
        Q_EMIT connectionChanged();
        updateFirstStart();
    });
}

void ServerLibrary::updateFirstStart() {
    const auto& entries = m_parts.sessions.entries();
    const bool hasOther =
        std::any_of(entries.begin(), entries.end(), [](const auto& entry) { return !entry.second.isBundled(); });
    const bool isFirst = m_isCatalogueKnown && m_parts.sessions.isLoaded() && m_folders.empty() && !hasOther &&
                         m_pendingFolders.isEmpty() && m_pendingServer.isEmpty() && m_counts.tracks == 0;
    if (isFirst == m_isFirstStart) return;
    m_isFirstStart = isFirst;
    Q_EMIT firstStartChanged();
}

QString ServerLibrary::nameOf(const SessionSet::Entry& entry) const {
    if (entry.isBundled()) return tr("This computer");
    return QString::fromStdString(entry.state.serverName.empty() ? entry.source.name : entry.state.serverName);
}

std::vector<SourceView> ServerLibrary::sources() const {
    std::vector<SourceView> views;
    for (const auto& [id, entry] : m_parts.sessions.entries()) {
        SourceView view{.source = id,
                        .name = nameOf(entry),
                        .address = QUrl(QString::fromStdString(entry.source.url)),
                        .isBundled = entry.isBundled(),
                        .link = linkOf(entry.state.link),
                        .sentence = sourceSentence(entry.state, m_parts.clock.now()),
                        .account = QString::fromStdString(entry.source.account)};
        for (const std::string& url : entry.source.otherUrls)
            view.otherAddresses << QString::fromStdString(url);
        if (entry.isBundled() && !m_serverTrouble.isEmpty()) view.sentence = m_serverTrouble;
        views.push_back(std::move(view));
    }
    return views;
}

const SessionSet::Entry* ServerLibrary::spokenOf() const {
    // The server elsewhere if there is one: this computer is there anyway. Of several the one that needs attention.
    const auto weight = [](const SessionSet::Entry& entry) {
        return entry.isBundled() ? -1 : attentionOf(linkOf(entry.state.link));
    };
    const SessionSet::Entry* chosen = nullptr;
    for (const auto& [id, entry] : m_parts.sessions.entries())
        if (!chosen || weight(entry) > weight(*chosen)) chosen = &entry;
    return chosen;
}

ConnectionFacts ServerLibrary::facts() const {
    ConnectionFacts facts{.name = tr("This computer"), .tracks = m_counts.tracks};
    if (const auto* entry = spokenOf()) {
        facts.name = nameOf(*entry);
        facts.isBundled = entry->isBundled();
        facts.state = entry->state;
    }
    if (!facts.isBundled) facts.tracks = m_counts.tracksHere;
    for (const auto& [id, entry] : m_parts.sessions.entries())
        if (!entry.isBundled() && linkOf(entry.state.link) == Link::Online) facts.isOtherReached = true;
    if (facts.isBundled) facts.serverTrouble = m_serverTrouble;
    return facts;
}

QString ServerLibrary::connectionLine() const { return connectionText(facts(), m_parts.clock.now()); }

Tone ServerLibrary::connectionTone() const { return connectionToneOf(facts()); }

qint64 ServerLibrary::shownSource() const {
    const qint64 source = m_parts.settings.text(QString::fromLatin1(kShownSourceSetting)).toLongLong();
    return m_parts.sessions.find(source) == nullptr ? 0 : source;
}

void ServerLibrary::showOnly(qint64 source) {
    m_parts.settings.setText(QString::fromLatin1(kShownSourceSetting), QString::number(source));
    // Behind it: the lists are read anew once it is committed.
    m_parts.database.writeLater(
        core::store::WritePriority::User, [](core::store::WriteTransaction&) -> core::Result<void> { return {}; },
        [self = QPointer<ServerLibrary>(this), &executor = m_parts.executor](const core::Result<void>&) {
            executor.post([self] {
                if (self) self->refreshCatalogue();
            });
        });
    Q_EMIT sourcesChanged();
}

ScanView ServerLibrary::scan() const {
    ScanView last;
    for (const auto& [id, entry] : m_parts.sessions.entries()) {
        if (!entry.state.scan) continue;
        ScanView view = scanView(*entry.state.scan, entry.isBundled() ? tr("Music") : nameOf(entry));
        if (view.isRunning) return view;
        if (last.sentence.isEmpty()) last = view;
    }
    return last;
}

} // namespace linnet::app
