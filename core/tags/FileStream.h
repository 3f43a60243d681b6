// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An open file as TagLib's stream: read only, through a 16 KiB window, so that a file costs a handful of system calls.
// May begin inside the file. One thread.

#include <vector>

#include <tiostream.h>

#include "core/os/File.h"

namespace linnet::core::tags {

class FileStream final : public TagLib::IOStream {
public:
#if TAGLIB_MAJOR_VERSION >= 2
    using Offset = TagLib::offset_t;
    using Length = std::size_t;
    using StartPosition = TagLib::offset_t;
#else
    using Offset = long;
    using Length = unsigned long;
    using StartPosition = unsigned long;
#endif
    /// `file` must outlive the stream. Bytes before `begin` and from `end` on are hidden.
    FileStream(const os::File& file, const FilePath& path, std::uint64_t begin, std::uint64_t end);

    TagLib::FileName name() const override { return m_name.c_str(); }
    TagLib::ByteVector readBlock(Length length) override;
    void writeBlock(const TagLib::ByteVector&) override {}
    void insert(const TagLib::ByteVector&, StartPosition, Length) override {}
    void removeBlock(StartPosition, Length) override {}
    bool readOnly() const override { return true; }
    bool isOpen() const override { return true; }
    void seek(Offset offset, Position p) override;
    Offset tell() const override { return static_cast<Offset>(m_at); }
    Offset length() override { return static_cast<Offset>(m_end - m_begin); }
    void truncate(Offset) override {}

private:
    const os::File& m_file;
    std::string m_name;
    std::uint64_t m_begin;
    std::uint64_t m_end;
    std::uint64_t m_at = 0;          ///< Relative to m_begin.
    std::uint64_t m_windowBegin = 0; ///< Of the file.
    std::vector<std::byte> m_window;
};

} // namespace linnet::core::tags
