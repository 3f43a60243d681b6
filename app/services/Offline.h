// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener keeps on this computer, as pages see it: what is kept, how far it has come, why nothing is fetched,
// in sentences. Everything is done in the background; what cannot be done comes as told(). GUI thread.

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include "core/domain/Catalog.h"
#include "core/store/DownloadStore.h"

namespace linnet::app {

/// One thing that is kept: a track, an album, an artist, a playlist, or everything liked.
struct KeptView {
    qint64 rule = 0; ///< Names it.
    core::store::DownloadTarget target{};
    qint64 key = 0; ///< Of the track, album, artist or playlist in the replica; 0 for what is liked or has gone.
    QString title{};
    QString line{}; ///< "Album by Tideline · Home server"
    std::optional<core::ArtRef> art{};
    QString coverSeed{};
    QString sentence{}; ///< "5 of 12 tracks · 40 of 84 MB"
    double share = 0;   ///< 0…1, of its bytes.
    qint64 tracksHere = 0;
    bool isComplete = false;
    bool isPaused = false;
    friend bool operator==(const KeptView&, const KeptView&) = default;
};

struct DownloadsView {
    std::vector<KeptView> kept{};
    QString sentence{};            ///< How far all of it is, or why nothing is fetched; "" while nothing is kept.
    std::optional<double> share{}; ///< 0…1 while something is fetched.
    QStringList problems{};        ///< Sentences: what could not be had and why.
    bool isPaused = false;         ///< By hand.
    bool hasMore = false;          ///< Something is still to come.
    quint64 bytesHere = 0;
    friend bool operator==(const DownloadsView&, const DownloadsView&) = default;
};

class Offline : public QObject {
    Q_OBJECT
public:
    using Target = core::store::DownloadTarget;
    using Kind = core::store::DownloadKind;
    /// Rows of the replica, all of one kind: Track, Album, Artist or Playlist.
    struct Rows {
        Kind kind{};
        std::vector<qint64> keys{};
    };

    using QObject::QObject;

    virtual const DownloadsView& view() const = 0;
    /// Where music of the source `source` is kept anyway (this computer's own), nothing needs to be downloaded.
    virtual bool canDownloadFrom(qint64 source) const = 0;
    /// Whether there is any server to download from.
    virtual bool canDownload() const = 0;

    virtual void download(const Rows& rows) = 0;
    virtual void download(std::vector<Target> targets) = 0;
    /// Everything liked, of every server.
    virtual void setLikedKept(bool kept) = 0;
    /// They are no longer kept; their bytes go when room is needed.
    virtual void remove(std::vector<qint64> rules) = 0;
    virtual void setPaused(const std::vector<qint64>& rules, bool isPaused) = 0;
    virtual void setAllPaused(bool isPaused) = 0;
    /// What failed is tried again.
    virtual void retry() = 0;

    /// 0 is no limit. Kept in the settings, as the next one.
    virtual quint64 budget() const = 0;
    virtual void setBudget(quint64 bytes) = 0;
    virtual bool mayUseMetered() const = 0;
    virtual void setMayUseMetered(bool may) = 0;

    /// What keeps this row itself; nothing where only an album, artist or list does.
    const KeptView* keptRow(Kind kind, qint64 key) const;
    const KeptView* keptRule(qint64 rule) const;
    bool isLikedKept() const;
    /// Of a source, for the question at a log-out.
    qint64 tracksKept(qint64 source) const;

Q_SIGNALS:
    void changed();
    /// One sentence for the listener.
    void told(const QString& sentence);
};

} // namespace linnet::app
