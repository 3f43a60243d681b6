// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading, keeping and decoding of one cover file: what CoverCache's workers do. Pure functions over files; any thread.

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>

namespace linnet::app {

/// The smallest of the kept sizes (96, 256, 640) that fills `pixels`.
int artSizeFor(int pixels);

/// Decoded at once to a square of `pixels`, the middle of an oblong picture; null where the bytes are no image.
QImage decodeCover(const QByteArray& bytes, int pixels);

/// Nothing where there is no such file.
std::optional<QByteArray> readCoverFile(const QString& path);
/// Atomically, with its folder; a failure only costs another fetch.
void keepCoverFile(const QString& path, const QByteArray& bytes);

} // namespace linnet::app
