// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/control/ControlServer.h"

#include "core/wire/Problem.h"

namespace linnet::server {

using core::Errc;
using core::Result;
using core::wire::FlatJson;

namespace {

constexpr std::size_t kMaxTalks = 16;
constexpr std::chrono::milliseconds kPoll{200}; ///< How soon a waiting talk sees that the server stops.
constexpr std::chrono::seconds kMaxSilence{60};

std::string errorLine(const core::Error& error) {
    FlatJson json;
    json.set("error", error.detail);
    json.set("code", core::wire::problemCodeName(core::wire::problemCodeOf(error.code)));
    return json.toJson();
}

class SocketCaller final : public ControlCaller {
public:
    SocketCaller(core::os::LocalSocketClient& client, const std::atomic<bool>& isStopping)
        : m_client(client),
          m_isStopping(isStopping) {}
    Result<void> send(const FlatJson& line) override { return m_client.sendLine(line.toJson()); }
    bool isStopping() const override { return m_isStopping; }

private:
    core::os::LocalSocketClient& m_client;
    const std::atomic<bool>& m_isStopping;
};

} // namespace

ControlServer::ControlServer(core::os::LocalSocketServer socket, std::map<std::string, ControlVerb> verbs,
                             const core::log::Logger& log)
    : m_socket(std::move(socket)),
      m_verbs(std::move(verbs)),
      m_log(log) {
    m_acceptor = std::thread([this] { acceptAll(); });
}

ControlServer::~ControlServer() { stop(); }

Result<std::unique_ptr<ControlServer>> ControlServer::start(const core::FilePath& socket,
                                                            std::map<std::string, ControlVerb> verbs,
                                                            const core::log::Logger& log) {
    LINNET_TRY(auto listening, core::os::LocalSocketServer::listen(socket));
    return std::unique_ptr<ControlServer>(new ControlServer(std::move(listening), std::move(verbs), log));
}

void ControlServer::stop() {
    m_isStopping = true;
    m_socket.stop();
    if (m_acceptor.joinable()) m_acceptor.join();
    for (auto& talk : m_talks)
        if (talk.thread.joinable()) talk.thread.join();
    m_talks.clear();
}

void ControlServer::joinFinished() {
    for (auto talk = m_talks.begin(); talk != m_talks.end();) {
        if (!talk->isDone) {
            ++talk;
            continue;
        }
        talk->thread.join();
        talk = m_talks.erase(talk);
    }
}

void ControlServer::acceptAll() {
    while (!m_isStopping) {
        auto caller = m_socket.accept();
        joinFinished();
        if (!caller && caller.error().code == Errc::Busy) {
            std::this_thread::sleep_for(kPoll);
            continue;
        }
        if (!caller) return;
        if (m_talks.size() >= kMaxTalks) {
            static_cast<void>(caller->sendLine(errorLine({Errc::Busy, "too many callers at once; try again"})));
            continue;
        }
        auto& talk = m_talks.emplace_back();
        talk.thread = std::thread([this, &talk, client = std::move(*caller)]() mutable {
            this->talk(std::move(client));
            talk.isDone = true;
        });
    }
}

void ControlServer::talk(core::os::LocalSocketClient client) {
    SocketCaller caller(client, m_isStopping);
    auto heardAt = std::chrono::steady_clock::now();
    while (!m_isStopping) {
        const auto now = std::chrono::steady_clock::now();
        const auto line = client.readLine(now + kPoll);
        if (!line && line.error().code == Errc::Timeout && now - heardAt < kMaxSilence) continue;
        if (!line) return;
        heardAt = now;
        if (!client.sendLine(answer(*line, caller))) return;
    }
}

std::string ControlServer::answer(const std::string& line, ControlCaller& caller) {
    const auto request = FlatJson::parse(line);
    if (!request) return errorLine(request.error());
    const std::string name(request->text("verb").value_or(""));
    const auto verb = m_verbs.find(name);
    if (verb == m_verbs.end())
        return errorLine({Errc::Unsupported, "this server does not know the verb '" + name + "'"});
    m_log.debug("control", "{}", name);
    auto result = verb->second(*request, caller);
    return result ? result->toJson() : errorLine(result.error());
}

} // namespace linnet::server
