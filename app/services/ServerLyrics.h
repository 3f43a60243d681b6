// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lyrics of files on this computer from the files themselves, of others from their server. What a server said is kept
// in the replica: asked again after a day, and good for as long as the server is away. GUI thread.

#include <QPointer>
#include <QThreadPool>

#include <optional>

#include "app/services/Lyrics.h"
#include "core/base/Clock.h"
#include "core/store/LyricsStore.h"

namespace linnet::app {

class QueryThread;
class SessionSet;

class ServerLyrics final : public QObject, public Lyrics {
    Q_OBJECT
public:
    /// Borrowed; all outlive it.
    struct Parts {
        SessionSet& sessions;
        QueryThread& queries;
        core::store::Database& database;
        const core::Clock& clock;
    };
    explicit ServerLyrics(Parts parts, QObject* parent = nullptr);
    ~ServerLyrics() override; ///< Waits for the file that is being read.

    void ask(const QueueItem& item, QObject* owner, Done done) override;

private:
    struct Question;
    using Asked = std::shared_ptr<Question>;
    void readFile(const core::FilePath& file, const Asked& asked);
    void onFileRead(core::Result<core::lyrics::Lyrics> words, const Asked& asked);
    void askServer(const Asked& asked);
    void keep(const Question& asked, const core::lyrics::Lyrics& words);

    Parts m_parts;
    QThreadPool m_files;
};

} // namespace linnet::app
