// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The log of one process: a rotating file, and stderr where asked. A Logger is a cheap handle, handed down by
// reference; one made by default writes nowhere (tests). Every line passes redact(), so that a secret in a URL, a
// header or a JSON body does not reach the file, and has its control characters escaped, so that a title cannot forge a
// line. Any thread. Warnings and errors are flushed at once. Logging never fails and never throws.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::log {

enum class Level : std::uint8_t { Debug, Info, Warning, Error };

enum class Stderr : std::uint8_t { Silent, Written };

struct LoggerOptions {
    std::optional<FilePath> file; ///< Its folder must exist. Older files get .1, .2 … before the extension.
    Stderr standardError = Stderr::Silent;
    Level level = Level::Info;
    std::uint64_t maxFileBytes = 2u << 20;
    std::uint32_t maxFiles = 5; ///< Including the one being written.
};

class Logger {
public:
    /// Writes nowhere.
    Logger() = default;
    /// Errors: Storage if the file cannot be opened.
    static Result<Logger> open(const LoggerOptions& options);

    /// `area` is one short word: "scan", "http", "player".
    template <class... Args>
    void debug(std::string_view area, fmt::format_string<Args...> format, Args&&... args) const {
        write(Level::Debug, area, format, fmt::make_format_args(args...));
    }
    template <class... Args>
    void info(std::string_view area, fmt::format_string<Args...> format, Args&&... args) const {
        write(Level::Info, area, format, fmt::make_format_args(args...));
    }
    template <class... Args>
    void warning(std::string_view area, fmt::format_string<Args...> format, Args&&... args) const {
        write(Level::Warning, area, format, fmt::make_format_args(args...));
    }
    template <class... Args>
    void error(std::string_view area, fmt::format_string<Args...> format, Args&&... args) const {
        write(Level::Error, area, format, fmt::make_format_args(args...));
    }

    void flush() const;

private:
    struct Impl;
    void write(Level level, std::string_view area, fmt::string_view format, fmt::format_args args) const;
    std::shared_ptr<Impl> m_impl;
};

} // namespace linnet::core::log
