// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/ArtFetcher.h"

#include <algorithm>

namespace linnet::sync {

namespace {

constexpr std::size_t kParallel = 4;
constexpr std::uint64_t kMaxImageBytes = 16u << 20;

} // namespace

void ArtFetcher::fetch(core::ArtId art, int size, core::CancelToken cancel, Done done) {
    Job job{.art = art, .size = size};
    const auto same = std::ranges::find_if(m_jobs, [&](const Job& j) { return j.art == art && j.size == size; });
    if (same != m_jobs.end()) {
        job = std::move(*same);
        m_jobs.erase(same);
    }
    job.wishes.push_back({std::move(cancel), std::move(done)});
    m_jobs.push_back(std::move(job));
    startSome();
}

void ArtFetcher::cancelAll() {
    for (const auto& job : m_jobs)
        job.call.cancel();
    m_jobs.clear();
    m_running = 0;
}

void ArtFetcher::startSome() {
    std::erase_if(m_jobs, [](const Job& job) {
        return !job.isRunning && std::ranges::all_of(job.wishes, [](const Wish& w) { return w.cancel.isCancelled(); });
    });
    for (auto job = m_jobs.rbegin(); job != m_jobs.rend() && m_running < kParallel; ++job)
        if (!job->isRunning) start(*job);
}

void ArtFetcher::start(Job& job) {
    job.isRunning = true;
    ++m_running;
    HttpRequest request{.url = "/art/" + job.art.hex() + "?size=" + std::to_string(job.size)};
    request.compression = HttpCompression::Refused;
    request.maxBody = kMaxImageBytes;
    auto onReply = [gate = m_gate, weak = weak_from_this(), art = job.art,
                    size = job.size](core::Result<HttpReply> reply) {
        auto image = std::move(reply).map([](HttpReply&& r) { return std::move(r.body); });
        gate->post([weak, art, size, image = std::move(image)] {
            if (const auto self = weak.lock()) self->onDone(art, size, image);
        });
    };
    job.call = m_api->send(std::move(request), std::move(onReply));
}

void ArtFetcher::onDone(core::ArtId art, int size, const core::Result<std::string>& image) {
    const auto found = std::ranges::find_if(m_jobs, [&](const Job& j) { return j.art == art && j.size == size; });
    if (found == m_jobs.end()) return;
    const auto wishes = std::move(found->wishes);
    m_jobs.erase(found);
    --m_running;
    startSome();
    for (const auto& wish : wishes)
        if (!wish.cancel.isCancelled()) wish.done(image);
}

} // namespace linnet::sync
