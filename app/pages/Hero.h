// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of an album's or artist's page: cover, kind, name, a line of facts, and the buttons. Scrolls with the page;
// its ground is the window's, tinted from the cover.

#include <QWidget>

#include <optional>
#include <vector>

#include "core/domain/Catalog.h"

class QHBoxLayout;
class QVBoxLayout;

namespace linnet::app {

class CoverPainter;
class CoverTile;
class PillButton;
class TextLabel;

class Hero final : public QWidget {
    Q_OBJECT
public:
    enum class Shape { Album, Artist, Playlist };
    Hero(Shape shape, const QString& kind, CoverPainter& covers, QWidget* parent = nullptr);

    void setName(const QString& name);
    /// The lead is set stronger: the artist of an album.
    void setFacts(const QString& lead, const QString& facts);
    void setCover(const std::optional<core::ArtRef>& art, const QString& name);
    /// Four make a picture of quarters, fewer give the first.
    void setCovers(const std::vector<core::ArtRef>& art, const QString& name);
    void setKind(const QString& kind);
    /// Below the facts; "" takes no room.
    void setText(const QString& text);
    void addButton(QWidget* button);
    /// Below the buttons, as wide as the page.
    void addBelow(QWidget* widget);
    void setShape(int padding, bool isSmall);
    PillButton& play() const { return *m_play; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitName();

    Shape m_shape;
    QVBoxLayout* m_column;
    QHBoxLayout* m_top;
    QHBoxLayout* m_buttons;
    CoverTile* m_cover;
    TextLabel* m_kind;
    TextLabel* m_name;
    TextLabel* m_lead;
    TextLabel* m_facts;
    TextLabel* m_text;
    PillButton* m_play;
};

} // namespace linnet::app
