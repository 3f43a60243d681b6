// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bundled server of this data folder: a running one is used (one of another version is asked to stop first),
// otherwise linnet-server is started and started again with growing pauses when it dies. The child lives while its
// stdin pipe is open. GUI thread; what blocks runs on a worker of its own.

#include <QObject>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <optional>

#include "core/log/Logger.h"
#include "core/os/Paths.h"

namespace linnet::app {

struct Endpoint;

class ServerProcess final : public QObject {
    Q_OBJECT
public:
    struct Options {
        core::os::DataFolder folder;
        std::optional<core::FilePath> program; ///< Nothing: beside this program, then in PATH.
        std::chrono::milliseconds firstPause{500};
    };
    ServerProcess(Options options, core::log::Logger log, QObject* parent = nullptr);
    ~ServerProcess() override; ///< As stop().

    /// Finds or starts; ready() or failed() follow.
    void start();
    /// The server seems gone: looks again and starts one if need be. Does nothing while the own child lives.
    void check();
    /// Ends the own child: closes its stdin, waits up to 5 s, then kills. A found server goes on.
    void stop();

    bool isOwn() const { return m_child.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_child.processId(); }

Q_SIGNALS:
    /// It answers on `url`. `localToken` is empty for a found server: ask for one over the control socket.
    void ready(const QString& url, const QString& localToken);
    /// One sentence; it is tried again.
    void failed(const QString& sentence);

private:
    void look();
    void onLooked(const std::optional<Endpoint>& found, bool isOtherVersionStuck);
    void startChild();
    void onOutput();
    void onComplaint();
    void onChildGone();
    void fail(const QString& sentence);

    Options m_options;
    core::log::Logger m_log;
    QProcess m_child;
    QThreadPool m_worker;
    QTimer m_retry;
    QTimer m_settled; ///< A child that lived so long starts with a short pause again.
    std::chrono::milliseconds m_pause;
    QString m_complaint; ///< The last line the child wrote to stderr.
    bool m_isLooking = false;
    bool m_isStopping = false;
};

} // namespace linnet::app
