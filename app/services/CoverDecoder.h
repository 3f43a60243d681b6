// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decoding of one cover: what CoverCache's workers do. Pure functions; any thread.

#include <QByteArray>
#include <QImage>

namespace linnet::app {

/// The smallest of the kept sizes (96, 256, 640) that fills `pixels`.
int artSizeFor(int pixels);

/// Decoded at once to a square of `pixels`, the middle of an oblong picture; null where the bytes are no image.
QImage decodeCover(const QByteArray& bytes, int pixels);

} // namespace linnet::app
