// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/MarkText.h"

#include <QCoreApplication>

namespace linnet::app {

namespace {

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Marks)
};

using core::TargetKind;

QString likedText(TargetKind kind, int count) {
    if (kind == TargetKind::Album) return Text::tr("%Ln albums liked.", nullptr, count);
    if (kind == TargetKind::Artist) return Text::tr("%Ln artists liked.", nullptr, count);
    return Text::tr("%Ln tracks liked.", nullptr, count);
}

QString unlikedText(TargetKind kind, int count) {
    if (kind == TargetKind::Album) return Text::tr("%Ln albums are liked no more.", nullptr, count);
    if (kind == TargetKind::Artist) return Text::tr("%Ln artists are liked no more.", nullptr, count);
    return Text::tr("%Ln tracks are liked no more.", nullptr, count);
}

QString ratedText(TargetKind kind, int count) {
    if (kind == TargetKind::Album) return Text::tr("%Ln albums rated.", nullptr, count);
    return Text::tr("%Ln tracks rated.", nullptr, count);
}

QString hiddenText(TargetKind kind, int count) {
    if (kind == TargetKind::Album) return Text::tr("%Ln albums left out of all lists.", nullptr, count);
    return Text::tr("%Ln tracks left out of all lists.", nullptr, count);
}

QString shownText(TargetKind kind, int count) {
    if (kind == TargetKind::Album) return Text::tr("%Ln albums shown again.", nullptr, count);
    return Text::tr("%Ln tracks shown again.", nullptr, count);
}

} // namespace

QString markedText(std::string_view label, TargetKind kind, int count) {
    if (label == "like") return likedText(kind, count);
    if (label == "unlike") return unlikedText(kind, count);
    if (label == "rate") return ratedText(kind, count);
    if (label == "hide") return hiddenText(kind, count);
    if (label == "unhide") return shownText(kind, count);
    if (label == "follow") return Text::tr("You follow %Ln artists.", nullptr, count);
    if (label == "unfollow") return Text::tr("You follow %Ln artists no more.", nullptr, count);
    return Text::tr("Done.");
}

} // namespace linnet::app
