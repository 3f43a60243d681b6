// SPDX-License-Identifier: GPL-3.0-or-later
// What the listener asks of the servers; the other half of ServerLibrary.

#include <QDir>
#include <QPointer>

#include <algorithm>

#include "app/services/ErrorText.h"
#include "app/services/ServerLibrary.h"

namespace linnet::app {

namespace {

core::FilePath filePath(const QString& path) { return core::FilePath(QFile::encodeName(path).toStdString()); }

bool isReachable(sync::Link link) { return link == sync::Link::Online || link == sync::Link::Syncing; }

} // namespace

template <class T>
std::function<void(core::Result<T>)> ServerLibrary::telling(Done done) {
    return [self = QPointer<ServerLibrary>(this), done = std::move(done)](const core::Result<T>& result) {
        if (!self) return;
        if (!result) self->m_parts.log.warning("library", "{}", result.error().detail);
        if (done) done(result ? QString() : sentenceFor(result.error()));
    };
}

void ServerLibrary::addPendingFolders() {
    auto* bundled = m_parts.sessions.bundled();
    if (m_pendingFolders.isEmpty() || !bundled || bundled->state.link != sync::Link::Online) return;
    if (m_isAddingPending) return;
    // One after the other: the first may make the library that the others join.
    m_isAddingPending = true;
    const QString path = m_pendingFolders.first();
    addRoot(path, [this, path](const QString& error) {
        m_isAddingPending = false;
        m_pendingFolders.removeOne(path);
        if (!error.isEmpty()) Q_EMIT told(tr("%1 could not be added: %2").arg(path, error));
        updateFirstStart();
        addPendingFolders();
    });
}

void ServerLibrary::addFolder(const QString& path, Done done) {
    const auto* bundled = m_parts.sessions.bundled();
    if (!bundled || !isReachable(bundled->state.link)) {
        // It is added as soon as the server is there.
        m_pendingFolders << path;
        updateFirstStart();
        done({});
        return;
    }
    addRoot(path, std::move(done));
}

void ServerLibrary::addRoot(const QString& path, Done done) {
    auto* bundled = m_parts.sessions.bundled();
    const core::FilePath folder = filePath(QDir(path).absolutePath()).normalised();
    const auto finish = [self = QPointer<ServerLibrary>(this), done](const core::Result<core::Library>& added) {
        if (!self) return;
        // A folder that is there already is what was wanted.
        const bool isThere = added || added.error().code == core::Errc::Conflict;
        if (added) self->m_ownLibrary = added->id;
        if (isThere) self->rescan(Rescan::Changes);
        if (!isThere) self->m_parts.log.warning("library", "{}", added.error().detail);
        if (done) done(isThere ? QString() : sentenceFor(added.error()));
    };
    const auto own = std::find_if(m_folders.begin(), m_folders.end(),
                                  [bundled](const FolderView& view) { return view.source == bundled->source.id; });
    if (own != m_folders.end()) m_ownLibrary = own->library;
    if (m_ownLibrary) {
        bundled->session->addRoot(*m_ownLibrary, folder, finish);
    } else {
        bundled->session->createLibrary(tr("Music").toStdString(), {folder}, finish);
    }
}

void ServerLibrary::removeFolder(const core::LibraryId& library, const core::RootId& root, Done done) {
    const auto of = [&library](const FolderView& view) { return view.library == library; };
    const auto found = std::find_if(m_folders.begin(), m_folders.end(), of);
    auto* entry = found == m_folders.end() ? nullptr : m_parts.sessions.find(found->source);
    if (!entry) {
        done(sentenceFor({core::Errc::NotFound, {}}));
        return;
    }
    if (std::count_if(m_folders.begin(), m_folders.end(), of) == 1) {
        if (m_ownLibrary == library) m_ownLibrary.reset();
        entry->session->removeLibrary(library, telling<void>(std::move(done)));
    } else {
        entry->session->removeRoot(library, root, telling<void>(std::move(done)));
    }
}

void ServerLibrary::rescan(Rescan rescan) {
    const auto depth = rescan == Rescan::Everything ? sync::ScanDepth::Full : sync::ScanDepth::Changed;
    for (const auto& [id, entry] : m_parts.sessions.entries()) {
        if (!isReachable(entry.state.link)) continue;
        entry.session->startScan(
            depth, [self = QPointer<ServerLibrary>(this)](const core::Result<core::wire::ScanStatus>& started) {
                // A scan that runs already is what was wanted.
                if (!self || started || started.error().code == core::Errc::Conflict ||
                    started.error().code == core::Errc::Busy || started.error().code == core::Errc::Forbidden)
                    return;
                Q_EMIT self->told(sentenceFor(started.error()));
            });
    }
}

void ServerLibrary::cancelScan() {
    for (const auto& [id, entry] : m_parts.sessions.entries())
        if (entry.state.scan && entry.state.scan->isRunning) entry.session->cancelScan(telling<void>({}));
}

void ServerLibrary::problems(QObject* owner, std::function<void(std::vector<ProblemView>)> done) {
    auto* bundled = m_parts.sessions.bundled();
    if (!bundled) {
        done({});
        return;
    }
    bundled->session->scanProblems([owner = QPointer<QObject>(owner), done = std::move(done)](
                                       const core::Result<std::vector<core::wire::ScanProblem>>& problems) {
        if (!owner) return;
        std::vector<ProblemView> views;
        if (problems)
            for (const auto& problem : *problems)
                views.push_back({QString::fromStdString(problem.file), QString::fromStdString(problem.detail)});
        done(std::move(views));
    });
}

void ServerLibrary::connectTo(const QUrl& address, const SignIn& as, SignInDone done) {
    const QString scheme = address.scheme();
    if (!address.isValid() || address.host().isEmpty() || (scheme != u"http" && scheme != u"https")) {
        done({tr("This is no address of a server. It looks like http://box:4747.")});
        return;
    }
    m_parts.sessions.add(address, [this, as, done](const core::Result<qint64>& source) {
        if (source) {
            logIn(*source, as, done);
        } else {
            done({sentenceFor(source.error())});
        }
    });
}

void ServerLibrary::logIn(qint64 source, const SignIn& as, SignInDone done) {
    auto* entry = m_parts.sessions.find(source);
    if (!entry) {
        done({sentenceFor({core::Errc::NotFound, {}})});
        return;
    }
    auto told = [self = QPointer<ServerLibrary>(this), source, done,
                 tried = as.setupCode.isEmpty() ? SignInTried::Password
                                                : SignInTried::SetupCode](const core::Result<void>& result) {
        if (!self) return;
        const auto* same = self->m_parts.sessions.find(source);
        if (!result) self->m_parts.log.warning("library", "{}", result.error().detail);
        done(signInOutcome(result, tried, same && same->session->state().needsSetup));
    };
    sync::Credentials credentials{as.name.toStdString(), as.password.toStdString()};
    if (as.setupCode.isEmpty())
        entry->session->login(std::move(credentials), std::move(told));
    else
        entry->session->setUp(as.setupCode.toStdString(), std::move(credentials), std::move(told));
}

void ServerLibrary::removeSource(qint64 source, Done done) {
    m_parts.sessions.remove(source, [self = QPointer<ServerLibrary>(this), done](const core::Result<void>& removed) {
        if (!self) return;
        self->refreshCatalogue();
        if (done) done(removed ? QString() : sentenceFor(removed.error()));
    });
}

void ServerLibrary::logOut(qint64 source, Done done) {
    auto* entry = m_parts.sessions.find(source);
    if (!entry || entry->isBundled()) {
        done(sentenceFor({core::Errc::NotFound, {}}));
        return;
    }
    m_isLoggedOut.insert(source);
    entry->session->logout(sync::LogoutKeeps::DownloadsOnly,
                           telling<void>([this, done = std::move(done)](const QString& error) {
                               refreshCatalogue();
                               if (done) done(error);
                           }));
}

void ServerLibrary::setOtherAddresses(qint64 source, const QStringList& addresses, Done done) {
    auto* entry = m_parts.sessions.find(source);
    if (!entry || entry->isBundled()) {
        done(sentenceFor({core::Errc::NotFound, {}}));
        return;
    }
    std::vector<std::string> urls;
    for (const QString& address : addresses)
        urls.push_back(address.toStdString());
    entry->session->setOtherAddresses(urls,
                                      telling<void>([this, source, urls, done = std::move(done)](const QString& error) {
                                          auto* changed = m_parts.sessions.find(source);
                                          if (changed != nullptr && error.isEmpty()) changed->source.otherUrls = urls;
                                          Q_EMIT sourcesChanged();
                                          if (done) done(error);
                                      }));
}

void ServerLibrary::diagnostics(QObject* owner, std::function<void(QString)> done) {
    m_parts.diagnostics(owner, std::move(done));
}

} // namespace linnet::app
