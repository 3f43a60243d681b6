// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A path as the system gives it: raw bytes on POSIX, the UTF-8 of its UTF-16 on Windows.
// Never glued by hand; what people see is displayName(). A value type, any thread.

#include <compare>
#include <filesystem>
#include <string>
#include <string_view>

namespace linnet::core {

class FilePath {
public:
    FilePath() = default;
    explicit FilePath(std::string bytes) : m_bytes(std::move(bytes)) {}
    static FilePath fromStd(const std::filesystem::path& path) { return FilePath(path.string()); }

    const std::string& bytes() const { return m_bytes; }
    const char* c_str() const { return m_bytes.c_str(); }
    std::filesystem::path toStd() const { return std::filesystem::path(m_bytes); }

    bool isEmpty() const { return m_bytes.empty(); }
    bool isAbsolute() const { return !m_bytes.empty() && m_bytes.front() == '/'; }
    /// Joined with one separator; `child` is one or more relative components.
    FilePath operator/(std::string_view child) const;
    /// Last component ("" for the root).
    std::string_view fileName() const;
    /// Lower-case ASCII extension without the dot, or "".
    std::string extension() const;
    FilePath parent() const;
    /// Lexically absolute and without ".", ".." and doubled separators; links are not followed.
    FilePath normalised() const;
    /// True if this path is `base` or below it (both normalised).
    bool isWithin(const FilePath& base) const;
    /// Valid UTF-8 in NFC for people: invalid bytes and control characters escaped as \xNN.
    std::string displayName() const;

    friend auto operator<=>(const FilePath&, const FilePath&) = default;

private:
    std::string m_bytes;
};

} // namespace linnet::core
