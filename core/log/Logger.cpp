// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/Logger.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "core/log/Redact.h"
#include "core/text/Fold.h"

namespace linnet::core::log {

namespace {

spdlog::level::level_enum spdlogLevel(Level level) {
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        break;
    }
    return spdlog::level::err;
}

constexpr std::size_t kMaxLineBytes = 16 << 10;

std::string lineOf(std::string_view area, std::string_view message) {
    std::string line = fmt::format("[{}] {}", area, text::displayText(redact(message)));
    if (line.size() > kMaxLineBytes) {
        line.resize(kMaxLineBytes);
        line = text::displayText(line) + " …"; // A character may have been cut.
    }
    return line;
}

} // namespace

struct Logger::Impl {
    explicit Impl(std::vector<spdlog::sink_ptr> sinks) : logger("linnet", sinks.begin(), sinks.end()) {}
    spdlog::logger logger;
};

Result<Logger> Logger::open(const LoggerOptions& options) {
    std::vector<spdlog::sink_ptr> sinks;
    try {
        if (options.file) {
            const std::size_t size = std::max<std::uint64_t>(options.maxFileBytes, 1024);
            const std::size_t older = std::max(options.maxFiles, 1u) - 1;
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(options.file->bytes(), size, older));
        }
        if (options.standardError == Stderr::Written)
            sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        Logger made;
        made.m_impl = std::make_shared<Impl>(std::move(sinks));
        made.m_impl->logger.set_level(spdlogLevel(options.level));
        made.m_impl->logger.flush_on(spdlog::level::warn);
        made.m_impl->logger.set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %L %v");
        made.m_impl->logger.set_error_handler([](const std::string&) {}); // A full disk must not end the program.
        return made;
    } catch (const std::exception& e) {
        return failure(Errc::Storage, fmt::format("the log file cannot be written: {}", text::displayText(e.what())));
    }
}

void Logger::write(Level level, std::string_view area, fmt::string_view format, fmt::format_args args) const {
    if (!m_impl || !m_impl->logger.should_log(spdlogLevel(level))) return;
    try {
        const std::string line = lineOf(area, fmt::vformat(format, args));
        m_impl->logger.log(spdlogLevel(level), spdlog::string_view_t(line.data(), line.size()));
    } catch (const std::exception&) {
        // Losing a line is better than losing the program.
    }
}

void Logger::flush() const {
    if (m_impl) m_impl->logger.flush();
}

} // namespace linnet::core::log
