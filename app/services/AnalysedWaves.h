// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds the waveform of the current track on a worker thread, then has that of the following one made, so that it is
// there at once. A track that is streamed is looked for again while it plays, until all its bytes are here. GUI thread.

#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <optional>

#include "app/services/WaveMaker.h"
#include "app/services/Waves.h"
#include "player/PlayerListener.h"

namespace linnet::player {
class Player;
}

namespace linnet::app {

class AnalysedWaves final : public Waves, private player::PlayerListener {
    Q_OBJECT
public:
    using Track = std::shared_ptr<const player::QueueTrack>;
    struct Parts {
        player::Player& player; ///< Borrowed; outlives this.
        /// The file with all of a track, nothing if there is none yet. On the worker thread.
        std::function<core::Result<std::optional<core::FilePath>>(const player::QueueTrack&)> locate;
        WaveMaker::Options maker;
        std::chrono::milliseconds patience{2000}; ///< Between two looks for a streamed track.
    };
    explicit AnalysedWaves(Parts parts, QObject* parent = nullptr);
    ~AnalysedWaves() override; ///< Kills the helper.

    std::shared_ptr<const core::Waveform> current() const override { return m_wave; }
    void setSeen(bool seen) override;

private:
    struct Job {
        Track track;
        core::CancelSource going;
    };
    void onStateChanged() override { look(); }
    void onQueueChanged() override { look(); }
    void look();
    void start(Track track);
    void onDone(const core::Result<core::Waveform>& wave);
    Track following() const;

    Parts m_parts;
    WaveMaker m_maker; ///< The worker's.
    QThreadPool m_worker;
    QTimer m_again;
    Track m_track;    ///< Whose wave is shown, or looked for.
    Track m_prepared; ///< The last one that was made ahead, or tried.
    std::shared_ptr<const core::Waveform> m_wave;
    std::optional<Job> m_job;
    bool m_isSettled = false; ///< Nothing more to be done for m_track.
    bool m_isSeen = true;
};

} // namespace linnet::app
