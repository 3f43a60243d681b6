// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/Compress.h"

#include <algorithm>
#include <limits>

#include <zlib.h>
#include <zstd.h>

namespace linnet::core::compress {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// "gzip;q=0" and "gzip; q=0.000" forbid.
bool isForbidden(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    return parameters.substr(q + 2).find_first_not_of("0. \t") == std::string_view::npos;
}

bool allows(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const auto comma = std::min(header.find(','), header.size());
        const auto item = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        if (trimmed(item.substr(0, semicolon)) == name) return !isForbidden(item.substr(semicolon));
    }
    return false;
}

Result<std::string> zstd(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1);
    if (ZSTD_isError(size) != 0) return failure(Errc::Internal, ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

Result<std::string> gzip(std::string_view bytes) {
    constexpr int kGzipWindow = 15 + 16; // 16 asks zlib for gzip's header and checksum.
    if (bytes.size() > std::numeric_limits<uInt>::max()) return failure(Errc::Internal, "too large for gzip");
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return failure(Errc::Internal, "no memory for gzip");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    std::string input(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int code = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) return failure(Errc::Internal, "gzip did not end");
    return out;
}

} // namespace

std::string_view encodingName(Encoding encoding) {
    switch (encoding) {
    case Encoding::Gzip:
        return "gzip";
    case Encoding::Zstd:
        return "zstd";
    case Encoding::Identity:
        break;
    }
    return "identity";
}

Encoding bestEncoding(std::string_view acceptEncoding) {
    if (allows(acceptEncoding, "zstd")) return Encoding::Zstd;
    if (allows(acceptEncoding, "gzip")) return Encoding::Gzip;
    return Encoding::Identity;
}

Result<std::string> compressed(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
    case Encoding::Gzip:
        return gzip(bytes);
    case Encoding::Zstd:
        return zstd(bytes);
    case Encoding::Identity:
        break;
    }
    return std::string(bytes);
}

} // namespace linnet::core::compress
