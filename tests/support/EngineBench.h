// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An engine whose sound is collected in memory, and sources that behave as told.

#include <QCoreApplication>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "core/base/Guarded.h"
#include "core/media/LocalFileSource.h"
#include "player/gst/GstEngine.h"
#include "player/qtmultimedia/QtMultimediaEngine.h"
#include "tests/support/PumpExecutor.h"
#include "tests/support/SoundFiles.h"

namespace linnet::tests {

/// A file on this computer, which need not be there.
class FileSource final : public core::MediaSource {
public:
    explicit FileSource(core::FilePath path) : m_path(path), m_file(core::LocalFileSource::open(path)) {}
    core::Result<std::uint64_t> size() override { return m_file ? (*m_file)->size() : std::uint64_t{0}; }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        return m_file ? (*m_file)->read(offset, out) : std::size_t{0};
    }
    void cancel() override {} // a read is over soon, and the next decoder reads again
    std::optional<core::FilePath> localFile() const override { return m_path; }

private:
    core::FilePath m_path;
    core::Result<std::shared_ptr<core::LocalFileSource>> m_file;
};

/// Bytes that are no file; from `stallAt` on a read blocks until cancelled.
class BytesSource final : public core::MediaSource {
public:
    explicit BytesSource(std::string bytes, std::uint64_t stallAt = UINT64_MAX)
        : m_bytes(std::move(bytes)),
          m_stallAt(stallAt) {}
    core::Result<std::uint64_t> size() override { return m_bytes.size(); }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset + out.size() > m_stallAt) {
            std::unique_lock lock(m_mutex);
            isStalled = true;
            m_condition.wait(lock, [&] { return m_isCancelled; });
        }
        if (offset >= m_bytes.size()) return std::size_t{0};
        const std::size_t count = std::min<std::size_t>(out.size(), m_bytes.size() - offset);
        const auto from = std::as_bytes(std::span(m_bytes)).subspan(offset, count);
        std::copy(from.begin(), from.end(), out.begin());
        return count;
    }
    void cancel() override {
        {
            const std::lock_guard lock(m_mutex);
            m_isCancelled = true;
        }
        m_condition.notify_all();
    }

    std::atomic<bool> isStalled = false;

private:
    const std::string m_bytes;
    const std::uint64_t m_stallAt;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_isCancelled = false;
};

enum class EngineKind : std::uint8_t { Gst, QtMultimedia };

/// The one that EngineBench makes; see LINNET_TEST_ENGINES.
inline EngineKind& engineKind() {
    static EngineKind kind = EngineKind::Gst;
    return kind;
}

inline std::unique_ptr<player::PlaybackEngine> makeTestedEngine(core::Executor& executor, player::SinkChoice sink) {
    if (engineKind() == EngineKind::Gst) return player::makeGstEngine(executor, std::move(sink));
    return player::makeQtMultimediaEngine(executor, std::move(sink));
}

class EngineBench {
public:
    explicit EngineBench(bool isPaced = false)
        : EngineBench(player::SinkChoice{.kind = player::SinkKind::Memory, .isPaced = isPaced}) {}
    /// Whatever the sink, heard() has what it takes, except where that is a device.
    explicit EngineBench(player::SinkChoice sink) {
        sink.samples = [this](std::span<const float> samples) {
            m_heard.with([&](auto& heard) { heard.insert(heard.end(), samples.begin(), samples.end()); });
        };
        engine = makeTestedEngine(executor, std::move(sink));
        engine->setEventHandler([this](const player::EngineEvent& event) { events.push_back(event); });
    }

    static player::EngineTrack track(std::uint64_t ticket, const core::FilePath& path, double gain = 1.0) {
        return track(ticket, std::make_shared<FileSource>(path), gain);
    }
    static player::EngineTrack track(std::uint64_t ticket, std::shared_ptr<core::MediaSource> source,
                                     double gain = 1.0) {
        player::EngineTrack made;
        made.ticket = {ticket};
        made.open = [source] { return core::Result<std::shared_ptr<core::MediaSource>>(source); };
        made.gain = gain;
        return made;
    }

    /// Both are known before the first sample goes.
    void playBoth(player::EngineTrack first, player::EngineTrack second) {
        engine->load(std::move(first), std::chrono::milliseconds(0), player::StartAs::Paused);
        engine->setNext(std::move(second));
        engine->play();
    }

    template <class Event>
    int count() const {
        int found = 0;
        for (const auto& event : events)
            found += std::holds_alternative<Event>(event) ? 1 : 0;
        return found;
    }
    template <class Event>
    const Event* last() const {
        for (auto event = events.rbegin(); event != events.rend(); ++event)
            if (const auto* found = std::get_if<Event>(&*event)) return found;
        return nullptr;
    }
    template <class Event>
    bool waitFor(int atLeast = 1) {
        return executor.runUntil([&] { return count<Event>() >= atLeast; });
    }
    std::vector<float> heard() const {
        return m_heard.with([](const auto& heard) { return heard; });
    }
    /// The newest frames, at most so many.
    std::vector<float> lastHeard(std::size_t frames) const {
        return m_heard.with([frames](const auto& heard) {
            return std::vector<float>(heard.end() - static_cast<std::ptrdiff_t>(std::min(frames * 2, heard.size())),
                                      heard.end());
        });
    }
    std::size_t heardFrames() const {
        return m_heard.with([](const auto& heard) { return heard.size() / 2; });
    }

    PumpExecutor executor;
    std::vector<player::EngineEvent> events;

private:
    core::Guarded<std::vector<float>> m_heard;

public:
    std::unique_ptr<player::PlaybackEngine> engine; ///< Gone first.
};

} // namespace linnet::tests

/// Runs the class once over each engine.
#define LINNET_TEST_ENGINES(TestClass)                                                                                 \
    int main(int argc, char** argv) {                                                                                  \
        const QCoreApplication app(argc, argv);                                                                        \
        int failures = 0;                                                                                              \
        for (const auto kind : {linnet::tests::EngineKind::Gst, linnet::tests::EngineKind::QtMultimedia}) {            \
            linnet::tests::engineKind() = kind;                                                                        \
            TestClass test;                                                                                            \
            failures += QTest::qExec(&test, argc, argv);                                                               \
        }                                                                                                              \
        return failures;                                                                                               \
    }
