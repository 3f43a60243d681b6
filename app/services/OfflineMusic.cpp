// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/OfflineMusic.h"

#include <QPointer>

#include <algorithm>

#include "app/services/DownloadText.h"
#include "app/services/ErrorText.h"
#include "app/services/Settings.h"

namespace linnet::app {

namespace {

QString key(const char16_t* name) { return QString::fromUtf16(name); }

sync::MeteredUse meteredUse(bool may) { return may ? sync::MeteredUse::Allowed : sync::MeteredUse::Forbidden; }

} // namespace

OfflineMusic::OfflineMusic(Parts parts, QObject* parent) : Offline(parent), m_parts(std::move(parts)) {
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(m_parts.refreshEvery);
    connect(&m_refreshSoon, &QTimer::timeout, this, &OfflineMusic::refresh);
    sync::DownloadListeners listeners;
    listeners.onState = [this](const sync::DownloadState& state) {
        m_state = state;
        refreshSoon();
    };
    listeners.onArrived = [this](const std::vector<core::store::MediaKey>&) {
        refreshSoon();
        Q_EMIT arrived();
    };
    m_downloads = std::make_unique<sync::Downloads>(m_parts.downloads, options(), std::move(listeners));
}

OfflineMusic::~OfflineMusic() = default;

sync::DownloadOptions OfflineMusic::options() const {
    sync::DownloadOptions options = m_parts.waits;
    options.budget = {budget()};
    options.onMetered = meteredUse(mayUseMetered());
    options.isPaused = m_parts.settings.flag(key(setting::kDownloadsPaused));
    return options;
}

void OfflineMusic::start() {
    m_downloads->start();
    refresh();
}

void OfflineMusic::stop() { m_downloads->stop(); }
void OfflineMusic::setReachable(qint64 source, bool isReachable) { m_downloads->setReachable(source, isReachable); }
void OfflineMusic::setMetered(bool isMetered) { m_downloads->setMetered(isMetered); }

void OfflineMusic::onCatalogue(const sync::CatalogueChange& change) {
    m_downloads->onCatalogue(change);
    refreshSoon();
}

core::Result<void> OfflineMusic::forgetSource(qint64 source) { return m_downloads->forgetSource(source); }

bool OfflineMusic::canDownloadFrom(qint64 source) const {
    const auto servers = m_parts.servers();
    return std::find(servers.begin(), servers.end(), source) != servers.end();
}

template <class T>
std::function<void(core::Result<T>)> OfflineMusic::telling() {
    return [self = QPointer<OfflineMusic>(this)](const core::Result<T>& done) {
        if (!self) return;
        if (!done) Q_EMIT self->told(sentenceFor(done.error()));
        self->refresh();
    };
}

void OfflineMusic::download(const Rows& rows) {
    m_parts.queries.ask(
        this, [rows](core::store::Connection& connection) { return targetsOf(connection, rows); },
        [this](std::vector<Target> targets) { download(std::move(targets)); });
}

void OfflineMusic::download(std::vector<Target> targets) {
    std::erase_if(targets, [this](const Target& target) { return !canDownloadFrom(target.source); });
    if (targets.empty()) {
        Q_EMIT told(tr("This music is on this computer already."));
        return;
    }
    for (const Target& target : targets)
        m_downloads->add(target, telling<core::store::Key>());
}

void OfflineMusic::setLikedKept(bool kept) {
    std::vector<qint64> rules;
    for (const KeptView& one : m_view.kept)
        if (one.target.kind == Kind::Liked) rules.push_back(one.rule);
    if (!kept) return remove(std::move(rules));
    std::vector<Target> targets;
    for (const qint64 server : m_parts.servers())
        targets.push_back({.source = server, .kind = Kind::Liked});
    download(std::move(targets));
}

void OfflineMusic::remove(std::vector<qint64> rules) {
    for (const qint64 rule : rules)
        m_downloads->remove(rule, telling<void>());
}

void OfflineMusic::setPaused(const std::vector<qint64>& rules, bool isPaused) {
    for (const qint64 rule : rules)
        m_downloads->setRulePaused(rule, isPaused, telling<void>());
}

void OfflineMusic::setAllPaused(bool isPaused) {
    m_parts.settings.setFlag(key(setting::kDownloadsPaused), isPaused);
    if (isPaused)
        m_downloads->pause();
    else
        m_downloads->resume();
    m_view.isPaused = isPaused;
    Q_EMIT changed();
    refreshSoon();
}

void OfflineMusic::retry() { m_downloads->retryFailed(); }

quint64 OfflineMusic::budget() const { return m_parts.settings.text(key(setting::kDownloadBudget)).toULongLong(); }

void OfflineMusic::setBudget(quint64 bytes) {
    m_parts.settings.setText(key(setting::kDownloadBudget), QString::number(bytes));
    m_downloads->setBudget({bytes});
    refreshSoon();
}

bool OfflineMusic::mayUseMetered() const { return m_parts.settings.flag(key(setting::kDownloadOnMetered)); }

void OfflineMusic::setMayUseMetered(bool may) {
    m_parts.settings.setFlag(key(setting::kDownloadOnMetered), may);
    m_downloads->setOnMetered(meteredUse(may));
}

void OfflineMusic::refreshSoon() {
    if (!m_refreshSoon.isActive()) m_refreshSoon.start();
}

void OfflineMusic::refresh() {
    m_isReadAgain = m_isReading;
    if (m_isReading) return;
    m_isReading = true;
    m_parts.queries.ask(
        this, [failed = m_state.failed](core::store::Connection& connection) { return readKept(connection, failed); },
        [this](KeptRead read) {
            m_isReading = false;
            take(std::move(read));
            if (m_isReadAgain) refresh();
        });
}

void OfflineMusic::take(KeptRead read) {
    DownloadFacts facts{.state = m_state, .all = read.all, .budget = budget()};
    for (const auto& [source, state] : m_state.sources)
        if (state.isServerAway && facts.awayServer.isEmpty()) facts.awayServer = read.servers[source];
    DownloadsView view = std::move(read.view);
    view.sentence = view.kept.empty() ? QString() : downloadsText(facts);
    view.problems = read.problems;
    view.isPaused = m_parts.settings.flag(key(setting::kDownloadsPaused));
    view.hasMore = !m_state.sources.empty();
    quint64 bytes = read.all.completeBytes;
    for (const auto& running : m_state.running)
        bytes += running.bytes;
    if (isFetching(m_state) && read.all.bytes > 0)
        view.share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(read.all.bytes));
    if (view == m_view) return;
    m_view = std::move(view);
    Q_EMIT changed();
}

} // namespace linnet::app
