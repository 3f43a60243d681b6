// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/CoreEngine.h"

#include "player/flow/EngineCore.h"

namespace linnet::player::flow {

namespace {

class CoreEngine final : public PlaybackEngine {
public:
    CoreEngine(core::Executor& executor, const SinkChoice& sink, EngineParts parts)
        : m_listener(std::make_shared<Listener>()),
          m_core(std::move(parts), sink, [&executor, listener = std::weak_ptr(m_listener)](EngineEvent event) {
              executor.post([listener, event = std::move(event)] {
                  const auto alive = listener.lock();
                  if (!alive || !alive->handler) return;
                  const auto handler = alive->handler; // may be replaced from inside
                  handler(event);
              });
          }) {}

    void setEventHandler(EventHandler handler) override { m_listener->handler = std::move(handler); }
    void load(EngineTrack track, std::chrono::milliseconds from, StartAs as) override {
        m_core.load(std::move(track), from, as);
    }
    void setNext(std::optional<EngineTrack> track) override { m_core.setNext(std::move(track)); }
    void play() override { m_core.play(); }
    void pause() override { m_core.pause(); }
    void stop() override { m_core.stop(); }
    void seek(std::chrono::milliseconds to) override { m_core.seek(to); }
    void setVolume(core::Volume volume) override { m_core.setVolume(volume); }
    void setMuted(bool muted) override { m_core.setMuted(muted); }
    void setAudio(const AudioSettings& settings) override { m_core.setAudio(settings); }
    void setGain(Ticket ticket, double gain) override { m_core.setGain(ticket, gain); }
    void setOutput(std::optional<std::string> outputId) override { m_core.setOutput(std::move(outputId)); }
    HeardPosition position() const override { return m_core.position(); }

private:
    /// Touched on the executor's thread only.
    struct Listener {
        EventHandler handler;
    };
    std::shared_ptr<Listener> m_listener;
    EngineCore m_core;
};

} // namespace

std::unique_ptr<PlaybackEngine> makeEngineOf(EngineParts parts, core::Executor& executor, const SinkChoice& sink) {
    return std::make_unique<CoreEngine>(executor, sink, std::move(parts));
}

} // namespace linnet::player::flow
