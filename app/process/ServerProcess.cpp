// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/ServerProcess.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "app/process/OwnPrograms.h"
#include "app/process/ServerControl.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kLongestPause = 30'000ms;
constexpr auto kSettledAfter = 60'000ms;
constexpr auto kEndTime = 5'000ms;
constexpr qsizetype kMaxComplaint = 300;
constexpr auto kOtherVersionEndTime = 10'000ms;

QString urlOf(const std::string& address) { return QStringLiteral("http://") + QString::fromStdString(address); }

} // namespace

ServerProcess::ServerProcess(Options options, core::log::Logger log, QObject* parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_log(std::move(log)),
      m_pause(m_options.firstPause) {
    m_worker.setMaxThreadCount(1);
    m_retry.setSingleShot(true);
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettledAfter);
    connect(&m_retry, &QTimer::timeout, this, &ServerProcess::look);
    connect(&m_settled, &QTimer::timeout, this, [this] { m_pause = m_options.firstPause; });
    connect(&m_child, &QProcess::readyReadStandardOutput, this, &ServerProcess::onOutput);
    connect(&m_child, &QProcess::readyReadStandardError, this, &ServerProcess::onComplaint);
    connect(&m_child, &QProcess::finished, this, &ServerProcess::onChildGone);
    connect(&m_child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) fail(tr("The music server of this computer could not be started."));
    });
}

ServerProcess::~ServerProcess() { stop(); }

void ServerProcess::start() {
    m_isStopping = false;
    look();
}

void ServerProcess::check() {
    if (!isOwn() && !m_retry.isActive()) look();
}

void ServerProcess::look() {
    if (m_isLooking || m_isStopping || isOwn()) return;
    m_isLooking = true;
    m_worker.start([this, folder = m_options.folder] {
        auto found = findRunningServer(folder);
        bool isStuck = false;
        if (found && found->version != LINNET_VERSION) {
            isStuck = !stopServer(folder, kOtherVersionEndTime);
            found.reset();
        }
        // stop() waits for this worker, and what is posted goes with the object.
        QMetaObject::invokeMethod(
            this, [this, found, isStuck] { onLooked(found, isStuck); }, Qt::QueuedConnection);
    });
}

void ServerProcess::onLooked(const std::optional<Endpoint>& found, bool isOtherVersionStuck) {
    m_isLooking = false;
    if (m_isStopping) return;
    if (isOtherVersionStuck) {
        fail(tr("Another version of Linnet's server uses this data folder and does not stop. Please end it."));
    } else if (found) {
        m_log.info("server", "using the running server, process {}, at {}", found->pid, found->address);
        m_pause = m_options.firstPause;
        Q_EMIT ready(urlOf(found->address), {});
    } else {
        startChild();
    }
}

void ServerProcess::startChild() {
    const auto program = m_options.program ? m_options.program : findOwnProgram("linnet-server");
    if (!program) {
        fail(tr("linnet-server is missing beside this program. Please install Linnet again."));
        return;
    }
    m_child.setProgram(QString::fromStdString(program->bytes()));
    m_child.setArguments({QStringLiteral("--embedded"), QStringLiteral("--data"),
                          QString::fromStdString(m_options.folder.root.bytes())});
    m_complaint.clear();
    m_child.start();
    m_settled.start();
}

void ServerProcess::onOutput() {
    while (m_child.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_child.readLine()).object();
        if (!line.value(QLatin1String("ready")).toBool()) continue;
        const std::string address = line.value(QLatin1String("address")).toString().toStdString();
        m_log.info("server", "started, process {}, at {}", m_child.processId(), address);
        Q_EMIT ready(urlOf(address), line.value(QLatin1String("token")).toString());
    }
}

void ServerProcess::onComplaint() {
    const auto lines = QString::fromUtf8(m_child.readAllStandardError()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (!lines.isEmpty()) m_complaint = lines.last().trimmed().left(kMaxComplaint);
}

void ServerProcess::onChildGone() {
    if (m_isStopping) return;
    m_log.warning("server", "the server ended with code {}: {}", m_child.exitCode(), m_complaint.toStdString());
    fail(m_complaint.isEmpty() ? tr("The music server of this computer has ended. It is started again.")
                               : tr("The music server of this computer has ended: %1").arg(m_complaint));
}

void ServerProcess::fail(const QString& sentence) {
    m_settled.stop();
    m_retry.start(m_pause);
    m_pause = std::min<std::chrono::milliseconds>(m_pause * 2, kLongestPause);
    Q_EMIT failed(sentence);
}

void ServerProcess::stop() {
    m_isStopping = true;
    m_retry.stop();
    m_settled.stop();
    m_worker.clear();
    m_worker.waitForDone();
    if (!isOwn()) return;
    m_child.closeWriteChannel();
    if (m_child.waitForFinished(static_cast<int>(kEndTime.count()))) return;
    m_log.warning("server", "process {} did not end in time and is killed", m_child.processId());
    m_child.kill();
    m_child.waitForFinished(1000);
}

} // namespace linnet::app
