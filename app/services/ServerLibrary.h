// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Library over the sessions with the servers and the bundled server's process. Keeps counts and folders as the replica
// has them, asks the rest of the servers. GUI thread.

#include <QStringList>
#include <QTimer>

#include <set>

#include "app/services/Library.h"
#include "app/services/LibraryText.h"
#include "app/services/SessionSet.h"

namespace linnet::app {

class ServerProcess;
class Settings;

class ServerLibrary final : public Library {
    Q_OBJECT
public:
    /// Borrowed; all outlive the library.
    struct Parts {
        SessionSet& sessions;
        ServerProcess& server;
        QueryThread& queries;
        core::store::Database& database;
        Settings& settings;
        sync::SecretStore& secrets;
        core::Executor& executor;
        const core::Clock& clock;
        core::log::Logger log;
        std::function<void(QObject*, std::function<void(QString)>)> diagnostics;
    };
    explicit ServerLibrary(Parts parts, QObject* parent = nullptr);

    /// Loads the sources, finds or starts the bundled server, adds what the command line named.
    void start(const QStringList& music, const QString& serverUrl);
    /// The same for what a second start hands over.
    void addFromOutside(const QStringList& music, const QString& serverUrl);

    /// Reads anew what is known of the replica; lists follow.
    void refreshCatalogue();

    CountsView counts() const override { return m_counts; }
    std::vector<SourceView> sources() const override;
    std::vector<FolderView> folders() const override { return m_folders; }
    ScanView scan() const override;
    qint64 shownSource() const override;
    void showOnly(qint64 source) override;
    QString connectionLine() const override;
    Tone connectionTone() const override;
    bool isFirstStart() const override { return m_isFirstStart; }
    bool areSecretsInFile() const override { return m_parts.secrets.isPlainFile(); }

    void addFolder(const QString& path, Done done) override;
    void removeFolder(const core::LibraryId& library, const core::RootId& root, Done done) override;
    void rescan(Rescan rescan) override;
    void cancelScan() override;
    void problems(QObject* owner, std::function<void(std::vector<ProblemView>)> done) override;
    void connectTo(const QUrl& address, const SignIn& as, SignInDone done) override;
    void logIn(qint64 source, const SignIn& as, SignInDone done) override;
    void removeSource(qint64 source, Done done) override;
    void logOut(qint64 source, Done done) override;
    void setOtherAddresses(qint64 source, const QStringList& addresses, Done done) override;
    void diagnostics(QObject* owner, std::function<void(QString)> done) override;

private:
    void onServerReady(const QString& url, const QString& localToken);
    void onServerFailed(const QString& sentence);
    void onState(qint64 source);
    void addPendingFolders();
    void addServer(const QString& url);
    void askForLogin(qint64 source);
    void addRoot(const QString& path, Done done);
    void updateFirstStart();
    ConnectionFacts facts() const;
    const SessionSet::Entry* spokenOf() const;
    QString nameOf(const SessionSet::Entry& entry) const;
    /// Ends with a sentence for the listener, or "".
    template <class T>
    std::function<void(core::Result<T>)> telling(Done done);

    Parts m_parts;
    CountsView m_counts;
    std::vector<FolderView> m_folders;
    QStringList m_pendingFolders; ///< Wait until the bundled server is there.
    bool m_isAddingPending = false;
    std::optional<core::LibraryId> m_ownLibrary; ///< Of the bundled server, once there is one.
    QString m_pendingServer;                     ///< Asked for on the command line, not yet a source.
    qint64 m_askedServer = 0;                    ///< Its source, until it is signed in to.
    QString m_serverTrouble;
    QTimer m_refreshSoon;  ///< Changes are told at most twice a second.
    QTimer m_refreshClock; ///< "synced 2 min ago" grows older.
    bool m_isCatalogueKnown = false;
    bool m_isFirstStart = false;
    std::map<qint64, Link> m_links; ///< As told last.
    std::set<qint64> m_isLoggedOut; ///< By the listener: who left is not asked to come back.
};

} // namespace linnet::app
