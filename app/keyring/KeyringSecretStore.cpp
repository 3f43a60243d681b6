// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/KeyringSecretStore.h"

#include <QString>

#include <qt6keychain/keychain.h>

#include <condition_variable>

namespace linnet::app {

namespace {

using namespace std::chrono_literals;
using core::Errc;

constexpr auto kLookEvery = 50ms;

/// A keyring that is not there, as opposed to one that refuses or has no such entry.
bool isMissing(QKeychain::Error error) {
    return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented ||
           error == QKeychain::OtherError;
}

} // namespace

struct KeyringSecretStore::Answer {
    QKeychain::Error error = QKeychain::NoError;
    std::string secret;
};

/// Shared by the waiting thread and the job: either may be gone first.
struct KeyringSecretStore::Waiting {
    std::mutex mutex;
    std::condition_variable arrived;
    std::optional<Answer> answer;

    void deliver(Answer value) {
        {
            const std::lock_guard lock(mutex);
            answer = std::move(value);
        }
        arrived.notify_one();
    }
};

KeyringSecretStore::KeyringSecretStore(Parts parts) : m_parts(std::move(parts)) {}

core::Result<std::string> KeyringSecretStore::run(Verb verb, std::string_view name, std::string_view secret) {
    auto waiting = std::make_shared<Waiting>();
    m_parts.guiThread.post([waiting, verb, service = QString::fromStdString(m_parts.service),
                            key = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                            text = QString::fromUtf8(secret.data(), static_cast<qsizetype>(secret.size()))] {
        QKeychain::Job* job = nullptr;
        if (verb == Verb::Read) {
            job = new QKeychain::ReadPasswordJob(service);
        } else if (verb == Verb::Write) {
            auto* write = new QKeychain::WritePasswordJob(service);
            write->setTextData(text);
            job = write;
        } else {
            job = new QKeychain::DeletePasswordJob(service);
        }
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [waiting](QKeychain::Job* done) {
            const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(done);
            waiting->deliver({done->error(), read ? read->textData().toStdString() : std::string()});
        });
        job->start(); // Deletes itself.
    });

    const auto deadline = std::chrono::steady_clock::now() + m_parts.patience;
    std::unique_lock lock(waiting->mutex);
    while (!waiting->answer && !m_parts.isGoing.isCancelled() && std::chrono::steady_clock::now() < deadline)
        waiting->arrived.wait_for(lock, kLookEvery);
    if (m_parts.isGoing.isCancelled()) return core::failure(Errc::Cancelled, "the program ends");
    if (!waiting->answer) return core::failure(Errc::Storage, "the system's keyring does not answer: unlock it");
    if (waiting->answer->error == QKeychain::EntryNotFound) return core::failure(Errc::NotFound, "no such secret");
    if (isMissing(waiting->answer->error)) {
        m_isMissing = true;
        return core::failure(Errc::Unsupported, "there is no keyring");
    }
    if (waiting->answer->error != QKeychain::NoError)
        return core::failure(Errc::Storage, "the system's keyring refused: unlock it and try again");
    return std::move(waiting->answer->secret);
}

core::Result<std::optional<std::string>> KeyringSecretStore::read(std::string_view name) {
    if (m_isMissing) return m_parts.file.read(name);
    auto secret = run(Verb::Read, name);
    if (secret) return std::optional<std::string>(std::move(*secret));
    // What was kept while there was no keyring is still found.
    if (secret.error().code == Errc::NotFound || m_isMissing) return m_parts.file.read(name);
    return tl::unexpected<core::Error>(std::move(secret.error()));
}

core::Result<void> KeyringSecretStore::write(std::string_view name, std::string_view secret) {
    if (!m_isMissing) {
        const auto written = run(Verb::Write, name, secret);
        if (written) return m_parts.file.remove(name);
        if (!m_isMissing) return tl::unexpected<core::Error>(written.error());
    }
    return m_parts.file.write(name, secret);
}

core::Result<void> KeyringSecretStore::remove(std::string_view name) {
    if (!m_isMissing) {
        const auto removed = run(Verb::Remove, name);
        if (!removed && !m_isMissing && removed.error().code != Errc::NotFound)
            return tl::unexpected<core::Error>(removed.error());
    }
    return m_parts.file.remove(name);
}

} // namespace linnet::app
