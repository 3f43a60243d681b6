// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/SingleInstance.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>

#include <chrono>

#include "core/os/LocalSocketClient.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kAnswerTime = 3s;
constexpr qsizetype kMaxLine = 1 << 20;
constexpr qsizetype kMaxSocketPath = 100; // A Unix socket's path has 107 bytes at most.

/// DIR/run/app, or a short name made from it in the user's own runtime folder.
QString socketPath(const core::os::DataFolder& folder) {
    const QByteArray inFolder = QByteArray::fromStdString((folder.run() / "app").bytes());
    if (inFolder.size() <= kMaxSocketPath) return QString::fromUtf8(inFolder);
    const QByteArray hash = QCryptographicHash::hash(inFolder, QCryptographicHash::Sha256).toHex().left(32);
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime + QStringLiteral("/linnet-") + QString::fromLatin1(hash);
}

QStringList texts(const QJsonValue& value) {
    QStringList list;
    for (const auto& entry : value.toArray())
        list << entry.toString();
    return list;
}

} // namespace

QByteArray encodeHandover(const Handover& handover) {
    const QJsonObject object{{QStringLiteral("files"), QJsonArray::fromStringList(handover.files)},
                             {QStringLiteral("music"), QJsonArray::fromStringList(handover.music)},
                             {QStringLiteral("server"), handover.server},
                             {QStringLiteral("activation"), handover.activationToken}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Handover> decodeHandover(const QByteArray& line) {
    const auto document = QJsonDocument::fromJson(line);
    if (!document.isObject()) return std::nullopt;
    const QJsonObject object = document.object();
    return Handover{texts(object.value(QLatin1String("files"))), texts(object.value(QLatin1String("music"))),
                    object.value(QLatin1String("server")).toString(),
                    object.value(QLatin1String("activation")).toString()};
}

bool handOver(const core::os::DataFolder& folder, const Handover& handover) {
    auto socket = core::os::LocalSocketClient::connect(core::FilePath(socketPath(folder).toStdString()));
    if (!socket || !socket->sendLine(encodeHandover(handover).toStdString())) return false;
    return socket->readLine(std::chrono::steady_clock::now() + kAnswerTime).has_value();
}

core::Result<core::os::LockFile> SingleInstance::lock(const core::os::DataFolder& folder) {
    return core::os::LockFile::tryLock(folder.appLock());
}

SingleInstance::SingleInstance(QObject* parent) : QObject(parent) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

bool SingleInstance::listen(const core::os::DataFolder& folder) {
    const QString path = socketPath(folder);
    // Whoever holds the lock is the only one: a socket that is there was left by a killed process.
    QLocalServer::removeServer(path);
    return m_server.listen(path);
}

void SingleInstance::onConnection() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kMaxLine) socket->abort();
                return;
            }
            const auto handover = decodeHandover(socket->readLine());
            socket->write(handover ? "ok\n" : "no\n");
            socket->disconnectFromServer();
            if (handover) Q_EMIT received(*handover);
        });
    }
}

} // namespace linnet::app
