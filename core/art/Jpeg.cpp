// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include "core/art/Decoders.h"

namespace linnet::core::art {

namespace {

/// libjpeg leaves by longjmp: everything with a destructor lives in the caller of the function that sets the mark.
struct ErrorManager {
    jpeg_error_mgr base;
    std::jmp_buf mark;
    char message[JMSG_LENGTH_MAX];
};

[[noreturn]] void leave(j_common_ptr info) {
    auto* manager = reinterpret_cast<ErrorManager*>(info->err);
    manager->base.format_message(info, manager->message);
    std::longjmp(manager->mark, 1);
}

void keepQuiet(j_common_ptr) {}

/// A damaged file may make libjpeg crawl through thousands of empty scans.
constexpr int kMostScans = 200;
void watchScans(j_common_ptr info) {
    auto* decoder = reinterpret_cast<j_decompress_ptr>(info);
    if (decoder->input_scan_number > kMostScans) leave(info);
}

void setUp(ErrorManager& manager) {
    jpeg_std_error(&manager.base);
    manager.base.error_exit = leave;
    manager.base.output_message = keepQuiet;
}

struct Decoder {
    jpeg_decompress_struct info{};
    ErrorManager errors{};
    jpeg_progress_mgr progress{};
    ~Decoder() { jpeg_destroy_decompress(&info); }
};

bool readHeader(Decoder& decoder, std::span<const std::byte> bytes) {
    decoder.info.err = &decoder.errors.base;
    if (setjmp(decoder.errors.mark) != 0) return false;
    jpeg_create_decompress(&decoder.info);
    decoder.progress.progress_monitor = watchScans;
    decoder.info.progress = &decoder.progress;
    jpeg_mem_src(&decoder.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&decoder.info, TRUE);
    return true;
}

bool begin(Decoder& decoder) {
    if (setjmp(decoder.errors.mark) != 0) return false;
    return jpeg_start_decompress(&decoder.info) != 0;
}

bool readRows(Decoder& decoder, std::uint8_t* rows, std::size_t stride) {
    if (setjmp(decoder.errors.mark) != 0) return false;
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW row = rows + stride * decoder.info.output_scanline;
        jpeg_read_scanlines(&decoder.info, &row, 1);
    }
    return true;
}

/// Four components as Adobe writes them: inverted.
Image fromCmyk(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& rows) {
    Image image{width, height, {}};
    image.pixels.resize(std::size_t{width} * height * 3);
    for (std::size_t i = 0; i < std::size_t{width} * height; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            image.pixels[i * 3 + c] = static_cast<std::uint8_t>(rows[i * 4 + c] * rows[i * 4 + 3] / 255);
    return image;
}

struct Encoder {
    jpeg_compress_struct info{};
    ErrorManager errors{};
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    ~Encoder() {
        jpeg_destroy_compress(&info);
        std::free(buffer);
    }
};

bool writeAll(Encoder& encoder, const Image& image, int quality) {
    encoder.info.err = &encoder.errors.base;
    if (setjmp(encoder.errors.mark) != 0) return false;
    auto& info = encoder.info;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &encoder.buffer, &encoder.size);
    info.image_width = image.width;
    info.image_height = image.height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.optimize_coding = TRUE;
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(image.at(0, info.next_scanline)); // not written to
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

} // namespace

Result<DecodedImage> decodeJpeg(std::span<const std::byte> bytes, std::uint32_t needed) {
    Decoder decoder;
    setUp(decoder.errors);
    const auto damaged = [&] { return failure(Errc::Corrupt, std::string("damaged JPEG: ") + decoder.errors.message); };
    if (!readHeader(decoder, bytes)) return damaged();
    auto& info = decoder.info;
    DecodedImage decoded{{}, info.image_width, info.image_height};
    LINNET_TRY_VOID(checkSize(info.image_width, info.image_height));
    const bool isCmyk = info.num_components == 4;
    info.out_color_space = isCmyk ? JCS_CMYK : JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    // Decode at 1/2, 1/4 or 1/8 where that still gives enough pixels.
    info.scale_denom = 8;
    info.scale_num = 8;
    const auto longer = std::max(info.image_width, info.image_height);
    while (info.scale_num > 1 && std::uint64_t{longer} * (info.scale_num / 2) / 8 >= needed)
        info.scale_num /= 2;
    if (!begin(decoder)) return damaged();
    const auto stride = std::size_t{info.output_width} * (isCmyk ? 4 : 3);
    std::vector<std::uint8_t> rows(stride * info.output_height);
    if (!readRows(decoder, rows.data(), stride)) return damaged();
    if (isCmyk)
        decoded.image = fromCmyk(info.output_width, info.output_height, rows);
    else
        decoded.image = {info.output_width, info.output_height, std::move(rows)};
    return decoded;
}

Result<std::vector<std::byte>> encodeJpeg(const Image& image, int quality) {
    Encoder encoder;
    setUp(encoder.errors);
    if (!writeAll(encoder, image, quality))
        return failure(Errc::Internal, std::string("cannot write a JPEG: ") + encoder.errors.message);
    const auto* begin = reinterpret_cast<const std::byte*>(encoder.buffer);
    return std::vector<std::byte>(begin, begin + encoder.size);
}

} // namespace linnet::core::art
