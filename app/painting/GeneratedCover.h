// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A calm picture for what has no cover: two quiet colours and a shape, always the same for the same name.

#include <QImage>
#include <QString>

namespace linnet::app {

QImage generatedCover(const QString& name, int pixels);
/// The colour a page about it is tinted with.
QColor generatedAccent(const QString& name);

} // namespace linnet::app
