// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/Type.h"

#include <QFontDatabase>

#include <algorithm>

namespace linnet::app {

namespace {

struct Face {
    int pixels;
    QFont::Weight weight;
    double spacing; ///< Per cent of each advance; large type is set tighter.
};

Face faceOf(TextRole role) {
    switch (role) {
    case TextRole::Caption:
        return {11, QFont::Normal, 100};
    case TextRole::Small:
        return {12, QFont::Normal, 100};
    case TextRole::Body:
        return {13, QFont::Normal, 100};
    case TextRole::Strong:
        return {13, QFont::DemiBold, 100};
    case TextRole::Lead:
        return {15, QFont::Normal, 100};
    case TextRole::Section:
        return {18, QFont::DemiBold, 99};
    case TextRole::Page:
        return {28, QFont::Bold, 98};
    case TextRole::Hero:
        return {48, QFont::Bold, 96.5};
    case TextRole::Lyrics:
        return {26, QFont::DemiBold, 98.5};
    }
    return {13, QFont::Normal, 100};
}

} // namespace

Type::Type(double scale) : m_scale(std::clamp(scale, kMinTextScale, kMaxTextScale)) {
    const QString inter = QStringLiteral("Inter");
    m_family = QFontDatabase::hasFamily(inter) ? inter : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

QFont Type::font(TextRole role) const {
    const Face face = faceOf(role);
    QFont font(m_family);
    font.setPixelSize(scaled(face.pixels));
    font.setWeight(face.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (face.spacing < 100) font.setLetterSpacing(QFont::PercentageSpacing, face.spacing);
    return font;
}

int Type::scaled(int pixels) const { return qRound(pixels * m_scale); }

int Type::scaledUp(int pixels) const { return std::max(pixels, scaled(pixels)); }

} // namespace linnet::app
