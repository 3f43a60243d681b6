// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigation/FolderPlace.h"

namespace linnet::app {

QString toText(const FolderPlace& folder) {
    const QByteArray path = QByteArray::fromStdString(folder.relative.bytes()).toPercentEncoding("/");
    return QString::fromStdString(folder.root.hex()) + QLatin1Char('/') + QString::fromLatin1(path);
}

std::optional<FolderPlace> folderFrom(const QString& text) {
    const auto root = core::RootId::fromHex(text.section(QLatin1Char('/'), 0, 0).toLatin1().toStdString());
    if (!root) return std::nullopt;
    const QByteArray path = QByteArray::fromPercentEncoding(text.section(QLatin1Char('/'), 1).toLatin1());
    return FolderPlace{*root, core::FilePath(path.toStdString())};
}

} // namespace linnet::app
