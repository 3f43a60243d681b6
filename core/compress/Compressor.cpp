// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/Compressor.h"

#include <algorithm>

#include <zlib.h>
#include <zstd.h>

namespace linnet::core::compress {

namespace {

constexpr std::size_t kChunk = 32 * 1024;

class Plain final : public Compressor {
public:
    Result<std::string> add(std::string_view bytes, More) override { return std::string(bytes); }
};

class Zstd final : public Compressor {
public:
    Zstd() : m_context(ZSTD_createCCtx()) {
        if (m_context) ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, 1);
    }
    bool isReady() const { return m_context != nullptr; }

    Result<std::string> add(std::string_view bytes, More more) override {
        std::string out;
        ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
        const auto directive = more == More::Ended ? ZSTD_e_end : ZSTD_e_continue;
        for (bool isDone = false; !isDone;) {
            const auto before = out.size();
            out.resize(before + kChunk);
            ZSTD_outBuffer output{out.data() + before, kChunk, 0};
            const auto left = ZSTD_compressStream2(m_context.get(), &output, &input, directive);
            if (ZSTD_isError(left) != 0) return failure(Errc::Internal, ZSTD_getErrorName(left));
            out.resize(before + output.pos);
            isDone = more == More::Ended ? left == 0 : input.pos == input.size;
        }
        return out;
    }

private:
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> m_context;
};

class Gzip final : public Compressor {
public:
    Gzip() {
        constexpr int kGzipWindow = 15 + 16; // 16 asks zlib for gzip's header and checksum.
        m_isReady = deflateInit2(&m_stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~Gzip() override {
        if (m_isReady) deflateEnd(&m_stream);
    }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;
    bool isReady() const { return m_isReady; }

    Result<std::string> add(std::string_view bytes, More more) override {
        std::string out;
        // zlib takes 32-bit lengths.
        do {
            std::string part(bytes.substr(0, std::size_t{1} << 30));
            bytes.remove_prefix(part.size());
            m_stream.next_in = reinterpret_cast<Bytef*>(part.data());
            m_stream.avail_in = static_cast<uInt>(part.size());
            const int flush = more == More::Ended && bytes.empty() ? Z_FINISH : Z_NO_FLUSH;
            LINNET_TRY_VOID(drainInto(out, flush));
        } while (!bytes.empty());
        return out;
    }

private:
    Result<void> drainInto(std::string& out, int flush) {
        do {
            const auto before = out.size();
            out.resize(before + kChunk);
            m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
            m_stream.avail_out = static_cast<uInt>(kChunk);
            const int code = deflate(&m_stream, flush);
            out.resize(before + kChunk - m_stream.avail_out);
            if (code == Z_STREAM_ERROR) return failure(Errc::Internal, "gzip was used after its end");
        } while (m_stream.avail_out == 0);
        return {};
    }

    z_stream m_stream{};
    bool m_isReady = false;
};

template <class Kind>
Result<std::unique_ptr<Compressor>> made() {
    auto compressor = std::make_unique<Kind>();
    if (!compressor->isReady()) return failure(Errc::Internal, "no memory to compress");
    return compressor;
}

} // namespace

Result<std::unique_ptr<Compressor>> Compressor::make(Encoding encoding) {
    switch (encoding) {
    case Encoding::Gzip:
        return made<Gzip>();
    case Encoding::Zstd:
        return made<Zstd>();
    case Encoding::Identity:
        break;
    }
    return std::make_unique<Plain>();
}

} // namespace linnet::core::compress
