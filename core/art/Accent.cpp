// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/art/Accent.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace linnet::core::art {

namespace {

constexpr int kHues = 24;
constexpr double kGreyChroma = 0.035; ///< Below it a pixel has no colour to speak of.
constexpr double kMostChroma = 0.19;
constexpr double kDarkest = 0.45;
constexpr double kLightest = 0.75;

struct Lab {
    double l = 0, a = 0, b = 0;
    double chroma() const { return std::hypot(a, b); }
};

double toLinear(std::uint8_t value) {
    static const auto table = [] {
        std::array<double, 256> all{};
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double v = static_cast<double>(i) / 255.0;
            all[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        }
        return all;
    }();
    return table[value];
}

double toSrgb(double v) { return v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055; }

/// Björn Ottosson, "A perceptual color space for image processing" (2020).
Lab toLab(double r, double g, double b) {
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

std::array<double, 3> toLinearRgb(const Lab& lab) {
    const double l = std::pow(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
    const double m = std::pow(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
    const double s = std::pow(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool isInGamut(const std::array<double, 3>& rgb) {
    return std::ranges::all_of(rgb, [](double v) { return v >= -0.0001 && v <= 1.0001; });
}

/// Weaker until the screen can show it.
std::uint32_t packed(Lab lab) {
    auto rgb = toLinearRgb(lab);
    for (int step = 0; step < 40 && !isInGamut(rgb); ++step) {
        lab.a *= 0.95;
        lab.b *= 0.95;
        rgb = toLinearRgb(lab);
    }
    std::uint32_t colour = 0;
    for (const double v : rgb)
        colour = (colour << 8) | static_cast<std::uint32_t>(std::lround(toSrgb(std::clamp(v, 0.0, 1.0)) * 255));
    return colour;
}

struct Bin {
    double weight = 0;
    Lab sum;
};

const std::array<double, 256>& linearTable() {
    static const auto table = [] {
        std::array<double, 256> values{};
        for (unsigned i = 0; i < 256; ++i)
            values[i] = toLinear(static_cast<std::uint8_t>(i));
        return values;
    }();
    return table;
}

/// Neighbouring hues count half: a colour on the border of two bins must not lose to a weaker one.
std::size_t strongest(const std::array<Bin, kHues>& bins) {
    const auto score = [&](std::size_t i) {
        return bins[i].weight + (bins[(i + 1) % kHues].weight + bins[(i + kHues - 1) % kHues].weight) / 2;
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < kHues; ++i)
        if (score(i) > score(best)) best = i;
    return best;
}

} // namespace

std::uint32_t accentOf(const Image& image) {
    const auto& linear = linearTable();
    std::array<Bin, kHues> bins{};
    double lightness = 0;
    const std::size_t count = std::size_t{image.width} * image.height;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* pixel = image.pixels.data() + i * 3;
        const auto lab = toLab(linear[pixel[0]], linear[pixel[1]], linear[pixel[2]]);
        lightness += lab.l;
        const double chroma = lab.chroma();
        if (chroma < kGreyChroma || lab.l < 0.15 || lab.l > 0.97) continue;
        const double turn = std::atan2(lab.b, lab.a) / (2 * std::numbers::pi) + 0.5;
        auto& bin = bins[std::min<std::size_t>(static_cast<std::size_t>(turn * kHues), kHues - 1)];
        const double weight = chroma * chroma; // a small vivid part beats a large dull one
        bin.weight += weight;
        bin.sum = {bin.sum.l + lab.l * weight, bin.sum.a + lab.a * weight, bin.sum.b + lab.b * weight};
    }
    const auto& best = bins[strongest(bins)];
    const double enough = static_cast<double>(count) * 0.01 * kGreyChroma * kGreyChroma;
    if (count == 0 || best.weight <= enough) {
        const double mean = count == 0 ? kDarkest : lightness / static_cast<double>(count);
        return packed({std::clamp(mean, kDarkest, kLightest), 0, 0});
    }
    Lab accent{best.sum.l / best.weight, best.sum.a / best.weight, best.sum.b / best.weight};
    const double wanted = std::clamp(accent.chroma(), 0.08, kMostChroma) / std::max(accent.chroma(), 1e-6);
    return packed({std::clamp(accent.l, kDarkest, kLightest), accent.a * wanted, accent.b * wanted});
}

} // namespace linnet::core::art
