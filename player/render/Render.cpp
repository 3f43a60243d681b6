// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/render/Render.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/Clock.h"
#include "core/media/LocalFileSource.h"
#include "core/os/File.h"
#include "core/tags/TagReader.h"
#include "player/Player.h"
#include "player/cue/CueTracks.h"
#include "player/engine/MakeEngine.h"
#include "player/render/Mailbox.h"

namespace linnet::player {

namespace {

class End final : public PlayerListener {
public:
    void onPlayerError(const PlayerError& error) override {
        if (m_error) return;
        m_error = error.error;
        if (error.item) m_error->detail = error.item->track->file->displayName() + ": " + m_error->detail;
    }
    const std::optional<core::Error>& error() const { return m_error; }

private:
    std::optional<core::Error> m_error;
};

WavFormat formatOf(const core::FilePath& path) {
    const auto tags = core::tags::readTags(path, core::tags::CoverMode::Skip);
    if (tags && tags->audio.bitsPerSample == 16) return WavFormat::S16;
    if (tags && tags->audio.bitsPerSample == 24) return WavFormat::S24;
    return WavFormat::F32;
}

/// What tags say only helps; whether a file can be played is the engine's to find out.
QueueTrack trackOf(const core::FilePath& path) {
    QueueTrack track;
    track.file = path;
    if (const auto tags = core::tags::readTags(path, core::tags::CoverMode::Skip)) {
        track.duration = tags->audio.duration;
        track.replayGain = tags->replayGain;
    }
    return track;
}

core::Result<std::vector<QueueTrack>> tracksOf(const std::vector<core::FilePath>& files) {
    std::vector<QueueTrack> tracks;
    for (const core::FilePath& path : files) {
        if (!isCueSheet(path)) {
            tracks.push_back(trackOf(path));
            continue;
        }
        auto parts = cueTracks(path);
        if (!parts) return core::failure(parts.error().code, path.displayName() + ": " + parts.error().detail);
        std::move(parts->begin(), parts->end(), std::back_inserter(tracks));
    }
    return tracks;
}

core::Result<void> check(const RenderOrder& order) {
    if (order.files.empty()) return core::failure(core::Errc::InvalidInput, "there are no files to render");
    if (!order.out.bytes().ends_with(".wav"))
        return core::failure(core::Errc::InvalidInput, "the file to render into must end in .wav");
    if (order.crossfade < std::chrono::milliseconds(0) || order.crossfade > kLongestCrossfade)
        return core::failure(core::Errc::InvalidInput,
                             "a crossfade lasts from 0 to " + std::to_string(kLongestCrossfade.count()) + " seconds");
    return {};
}

core::Result<void> checkOverwriting(const core::FilePath& into, const std::vector<QueueTrack>& tracks) {
    const auto out = core::os::statFile(into);
    for (const QueueTrack& track : tracks) {
        const auto file = core::os::statFile(*track.file);
        if (out && file && out->fileId == file->fileId && out->device == file->device)
            return core::failure(core::Errc::InvalidInput, track.file->displayName() + " would be overwritten");
    }
    return {};
}

} // namespace

core::Result<void> render(const RenderOrder& order) {
    LINNET_TRY_VOID(check(order));
    LINNET_TRY(std::vector<QueueTrack> tracks, tracksOf(order.files));
    LINNET_TRY_VOID(checkOverwriting(order.out, tracks));
    SinkChoice sink{
        .kind = SinkKind::File, .file = order.out, .wavFormat = formatOf(*tracks.front().file), .isPaced = false};
    Mailbox mailbox;
    const core::SystemClock clock;
    const auto engine = makeEngine(mailbox, std::move(sink));
    const auto open = [](const QueueTrack& track) -> core::Result<std::shared_ptr<core::MediaSource>> {
        LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(*track.file));
        return source;
    };
    Player player({.engine = *engine, .clock = clock}, {.open = open, .prefetch = {}}, 0);
    End end;
    player.addListener(end);
    AudioSettings audio;
    audio.loudness.mode = order.loudness;
    audio.crossfade = {.length = order.crossfade, .isInsideAlbums = true};
    player.setAudio(audio);
    player.setQueue(std::move(tracks), 0, {});
    mailbox.runUntil([&] { return end.error() || player.state().status == PlayStatus::Stopped; });
    player.removeListener(end);
    if (end.error()) return tl::unexpected<core::Error>(*end.error());
    return {};
}

} // namespace linnet::player
