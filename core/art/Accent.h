// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The colour a cover lends to the page around it. Pure functions.

#include <cstdint>

#include "core/art/Image.h"

namespace linnet::core::art {

/// The vivid colour that fills most of the picture, as 0xRRGGBB, brought to a lightness and strength that can be used
/// on light and dark ground (OKLab lightness 0.45…0.75). A grey of that lightness where the picture has no colour.
/// Best given a picture of about 100 pixels a side. The same picture always gives the same colour.
std::uint32_t accentOf(const Image& image);

} // namespace linnet::core::art
