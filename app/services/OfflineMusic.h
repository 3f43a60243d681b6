// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Offline over the downloads of sync/: passes on what is wanted, reads what is kept through the query thread at most
// twice a second while something moves. Made by the composition root after the downloads' services. GUI thread.

#include <QTimer>

#include <memory>

#include "app/query/QueryThread.h"
#include "app/services/DownloadReader.h"
#include "app/services/Offline.h"
#include "core/log/Logger.h"
#include "sync/downloads/Downloads.h"

namespace linnet::app {

class Settings;

class OfflineMusic final : public Offline {
    Q_OBJECT
public:
    /// Borrowed; all outlive the service.
    struct Parts {
        sync::DownloadServices downloads;
        QueryThread& queries;
        Settings& settings;
        /// The servers to download from. What lies on this computer is not among them.
        std::function<std::vector<qint64>()> servers;
        /// How long the downloads wait for what; budget, metered and paused come from the settings.
        sync::DownloadOptions waits{};
        std::chrono::milliseconds refreshEvery{500}; ///< Most often that the view is read anew.
    };
    explicit OfflineMusic(Parts parts, QObject* parent = nullptr);
    ~OfflineMusic() override;

    void start();
    void stop();
    /// What the sessions and the system say, for the downloads.
    void setReachable(qint64 source, bool isReachable);
    void setMetered(bool isMetered);
    void onCatalogue(const sync::CatalogueChange& change);
    /// Ends what runs of a source that goes. Any thread; blocks for one write.
    core::Result<void> forgetSource(qint64 source);

    const DownloadsView& view() const override { return m_view; }
    bool canDownloadFrom(qint64 source) const override;
    bool canDownload() const override { return !m_parts.servers().empty(); }
    void download(const Rows& rows) override;
    void download(std::vector<Target> targets) override;
    void setLikedKept(bool kept) override;
    void remove(std::vector<qint64> rules) override;
    void setPaused(const std::vector<qint64>& rules, bool isPaused) override;
    void setAllPaused(bool isPaused) override;
    void retry() override;
    quint64 budget() const override;
    void setBudget(quint64 bytes) override;
    bool mayUseMetered() const override;
    void setMayUseMetered(bool may) override;

Q_SIGNALS:
    /// Tracks are here from now on: lists may show them as such.
    void arrived();

private:
    sync::DownloadOptions options() const;
    void refreshSoon();
    void refresh();
    void take(KeptRead read);
    template <class T>
    std::function<void(core::Result<T>)> telling();

    Parts m_parts;
    std::unique_ptr<sync::Downloads> m_downloads;
    DownloadsView m_view;
    sync::DownloadState m_state;
    QTimer m_refreshSoon;
    bool m_isReading = false;
    bool m_isReadAgain = false;
};

} // namespace linnet::app
