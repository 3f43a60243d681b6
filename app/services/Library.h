// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener's music comes from, as pages see it: the bundled server and others, their folders, scans and
// connection, in sentences. Everything is asked in the background; errors come as told(). GUI thread.

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Ids.h"

namespace linnet::app {

enum class Link { Starting, Connecting, Syncing, Online, Offline, NeedsLogin, WrongVersion };
/// The colour of the dot beside a connection line.
enum class Tone { Ok, Busy, Off, Error };

struct SourceView {
    qint64 source = 0;
    QString name{}; ///< "This computer", or the server's own name.
    QUrl address{};
    bool isBundled = false;
    Link link = Link::Starting;
    QString sentence{};           ///< "Synced 2 min ago", "Not reached. Trying again in 30 s."
    QString account{};            ///< The name signed in with; empty for the bundled server.
    QStringList otherAddresses{}; ///< Where it is reached away from home, in the order in which they are tried.
};

struct FolderView {
    qint64 source = 0;
    core::LibraryId library;
    core::RootId root;
    QString libraryName;
    QString path; ///< Empty for a server that does not tell.
    bool isAvailable = true;
};

struct ScanView {
    bool isRunning = false;
    qint64 found = 0; ///< Files seen so far.
    qint64 done = 0;  ///< Files read or known.
    qint64 problems = 0;
    QString sentence;            ///< "Music · 12 480 of 20 100 tracks · ready to play"
    std::optional<double> share; ///< 0…1 once the total is known.
};

/// How the listener signs in to a server.
struct SignIn {
    QString name;
    QString password;
    QString setupCode{}; ///< Not empty: becomes the first to have a password there.
};

struct SignInOutcome {
    QString error{}; ///< Empty: signed in.
    bool needsSetupCode = false;
};

struct ProblemView {
    QString file;
    QString sentence;
};

struct CountsView {
    qint64 tracks = 0;
    qint64 albums = 0;
    qint64 artists = 0;
    qint64 tracksHere = 0; ///< That play while the servers that are away stay away.
    friend bool operator==(const CountsView&, const CountsView&) = default;
};

class Library : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const QString& error)>; ///< Empty: it went well.
    using SignInDone = std::function<void(const SignInOutcome& outcome)>;

    using QObject::QObject;

    virtual CountsView counts() const = 0;
    virtual std::vector<SourceView> sources() const = 0;
    virtual std::vector<FolderView> folders() const = 0;
    virtual ScanView scan() const = 0;
    /// The one source that lists show; 0 is all of them.
    virtual qint64 shownSource() const = 0;
    virtual void showOnly(qint64 source) = 0;
    /// The line at the bottom of the sidebar: "This computer · 1 204 tracks".
    virtual QString connectionLine() const = 0;
    virtual Tone connectionTone() const = 0;
    /// True while there is neither a folder nor another server: show the first-start page.
    virtual bool isFirstStart() const = 0;
    /// True where secrets lie in a plain file because no keyring answered.
    virtual bool areSecretsInFile() const = 0;

    virtual void addFolder(const QString& path, Done done) = 0;
    virtual void removeFolder(const core::LibraryId& library, const core::RootId& root, Done done) = 0;
    enum class Rescan { Changes, Everything };
    virtual void rescan(Rescan rescan) = 0;
    virtual void cancelScan() = 0;
    virtual void problems(QObject* owner, std::function<void(std::vector<ProblemView>)> done) = 0;
    /// Adds a server by address and logs in; it stays, and is tried again, when it cannot be reached now.
    virtual void connectTo(const QUrl& address, const SignIn& as, SignInDone done) = 0;
    virtual void logIn(qint64 source, const SignIn& as, SignInDone done) = 0;
    virtual void removeSource(qint64 source, Done done) = 0;
    /// Of the account remain the downloads, which play on; signing in again brings the rest back.
    virtual void logOut(qint64 source, Done done) = 0;
    /// More addresses of the same server, in the order in which they are tried after its own.
    virtual void setOtherAddresses(qint64 source, const QStringList& addresses, Done done) = 0;
    /// Versions, counts and the last log lines, without secrets.
    virtual void diagnostics(QObject* owner, std::function<void(QString)> done) = 0;

Q_SIGNALS:
    /// Albums, artists or tracks have changed: models reload. At most twice a second.
    void catalogueChanged();
    void countsChanged();
    void sourcesChanged();
    void foldersChanged();
    void scanChanged();
    void connectionChanged();
    void firstStartChanged();
    /// A server wants name and password.
    void loginNeeded(qint64 source);
    /// The server that the command line asked for wants name and password: show where to enter them.
    void signInWanted(qint64 source);
    /// One sentence for the listener.
    void told(const QString& sentence);
};

} // namespace linnet::app
