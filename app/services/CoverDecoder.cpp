// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/CoverDecoder.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace linnet::app {

int artSizeFor(int pixels) {
    if (pixels <= 96) return 96;
    return pixels <= 256 ? 256 : 640;
}

QImage decodeCover(const QByteArray& bytes, int pixels) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.isValid() && !size.isEmpty())
        reader.setScaledSize(size.scaled(pixels, pixels, Qt::KeepAspectRatioByExpanding));
    QImage image = reader.read();
    if (image.isNull()) return {};
    const int side = std::min({pixels, image.width(), image.height()});
    if (image.width() != side || image.height() != side)
        image = image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

} // namespace linnet::app
