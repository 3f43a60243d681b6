// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/ServerControl.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <thread>

#include "core/os/File.h"
#include "core/os/LocalSocketClient.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;
using core::Errc;
using core::failure;

constexpr std::size_t kMaxEndpointBytes = 4096;
constexpr auto kAnswerTime = 3s;

core::Result<QJsonObject> parseObject(std::string_view json) {
    const auto document = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject()) return failure(Errc::Protocol, "the server's answer is not a JSON object");
    return document.object();
}

core::Result<QJsonObject> askControl(const core::os::DataFolder& folder, std::string_view request) {
    LINNET_TRY(auto socket, core::os::LocalSocketClient::connect(folder.control()));
    LINNET_TRY_VOID(socket.sendLine(request));
    LINNET_TRY(const std::string answer, socket.readLine(std::chrono::steady_clock::now() + kAnswerTime));
    return parseObject(answer);
}

} // namespace

core::Result<Endpoint> parseEndpoint(std::string_view json) {
    LINNET_TRY(const QJsonObject object, parseObject(json));
    Endpoint endpoint;
    endpoint.pid = object.value(QLatin1String("pid")).toInteger();
    endpoint.address = object.value(QLatin1String("address")).toString().toStdString();
    endpoint.version = object.value(QLatin1String("version")).toString().toStdString();
    if (endpoint.pid <= 0 || endpoint.address.empty() || endpoint.version.empty())
        return failure(Errc::InvalidInput, "the server's endpoint file lacks pid, address or version");
    return endpoint;
}

std::optional<Endpoint> findRunningServer(const core::os::DataFolder& folder) {
    const auto text = core::os::readSmallFile(folder.endpoint(), kMaxEndpointBytes);
    if (!text) return std::nullopt;
    const auto endpoint = parseEndpoint(*text);
    if (!endpoint || !askControl(folder, R"({"verb":"status"})")) return std::nullopt;
    return *endpoint;
}

core::Result<std::string> requestLocalToken(const core::os::DataFolder& folder) {
    LINNET_TRY(const QJsonObject answer, askControl(folder, R"({"verb":"local-token"})"));
    std::string token = answer.value(QLatin1String("token")).toString().toStdString();
    if (token.empty()) return failure(Errc::Protocol, "the server gave no token");
    return token;
}

core::Result<void> stopServer(const core::os::DataFolder& folder, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    auto socket = core::os::LocalSocketClient::connect(folder.control());
    if (!socket) return {};
    if (!socket->sendLine(R"({"verb":"stop"})")) return {};
    // The server closes the connection when it ends; until then lines may come.
    while (const auto line = socket->readLine(deadline)) {
    }
    while (core::os::LocalSocketClient::connect(folder.control())) {
        if (std::chrono::steady_clock::now() > deadline)
            return failure(Errc::Timeout, "the running server of this data folder does not stop");
        std::this_thread::sleep_for(50ms);
    }
    return {};
}

} // namespace linnet::app
