// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/MarkRole.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace linnet::app {

namespace {

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Marks)
};

QString described(const core::store::Marks& marks) {
    QStringList words;
    if (marks.isLiked) words << Text::tr("Liked");
    if (marks.isFollowed) words << Text::tr("Followed");
    if (marks.isHidden) words << Text::tr("Hidden");
    if (marks.rating > 0) words << Text::tr("%1 of 5 stars").arg(QLocale().toString(marks.rating / 2.0, 'g', 2));
    return words.join(QStringLiteral(", "));
}

} // namespace

QVariant markData(const core::store::Marks& marks, int role) {
    if (role == Qt::AccessibleDescriptionRole) return described(marks);
    switch (static_cast<MarkRole>(role)) {
    case MarkRole::Liked:
        return marks.isLiked;
    case MarkRole::Followed:
        return marks.isFollowed;
    case MarkRole::Hidden:
        return marks.isHidden;
    case MarkRole::Rating:
        return static_cast<int>(marks.rating);
    case MarkRole::PlayCount:
        return static_cast<qint64>(marks.playCount);
    }
    return {};
}

} // namespace linnet::app
