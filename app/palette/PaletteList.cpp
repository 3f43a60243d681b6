// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/palette/PaletteList.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/painting/TextPaint.h"
#include "app/palette/PaletteModel.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kRow = 46;
constexpr int kHeading = 30;
constexpr int kSide = 18;
constexpr int kThumb = 32;

/// Says what Enter does with the row that has it.
QString enterWords(PaletteRow::Kind kind) {
    switch (kind) {
    case PaletteRow::Kind::Track:
        return PaletteList::tr("Enter plays");
    case PaletteRow::Kind::Album:
    case PaletteRow::Kind::Artist:
    case PaletteRow::Kind::Place:
        return PaletteList::tr("Enter opens");
    case PaletteRow::Kind::Action:
    case PaletteRow::Kind::Heading:
        break;
    }
    return {};
}

class Delegate final : public QStyledItemDelegate {
public:
    Delegate(const PaletteModel& model, CoverPainter& covers, QObject* parent)
        : QStyledItemDelegate(parent),
          m_model(model),
          m_covers(covers) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool isHeading = m_model.at(index.row()).kind == PaletteRow::Kind::Heading;
        return {100, lookOf(option.widget).type().scaled(isHeading ? kHeading : kRow)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const PaletteRow& row = m_model.at(index.row());
        const Theme& t = themeOf(option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (row.kind == PaletteRow::Kind::Heading) {
            QFont font = fontOf(option.widget, TextRole::Caption);
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(t.secondary);
            paintLine(*painter, option.rect.adjusted(kSide, 6, -kSide, 0), row.text);
        } else {
            paintRow(*painter, option, row, (option.state & QStyle::State_Selected) != 0);
        }
        painter->restore();
    }

private:
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const PaletteRow& row, bool isChosen) const {
        const Theme& t = themeOf(option.widget);
        const QRect& rect = option.rect;
        if (isChosen) painter.fillRect(rect, t.selected);
        const QColor ink = !row.isEnabled ? mixed(t.raised, t.secondary, 0.6) : row.isHere ? t.text : t.tertiary;
        int left = rect.left() + kSide;
        if (row.coverSeed.isEmpty()) {
            if (row.icon)
                paintIcon(painter, *row.icon, QRectF(left, rect.top(), 20, rect.height()), 18,
                          row.isEnabled ? t.secondary : ink);
            left += 32;
        } else {
            const bool isRound = row.kind == PaletteRow::Kind::Artist;
            const QRect place(left, rect.top() + (rect.height() - kThumb) / 2, kThumb, kThumb);
            m_covers.paint(painter, place,
                           {row.art ? row.art->id : core::ArtId{}, row.coverSeed, isRound ? kThumb / 2 : 4,
                            row.art ? QColor(QRgb(row.art->accent)) : QColor()},
                           row.isHere ? 1.0 : 0.35);
            left += kThumb + 12;
        }
        const QString badge = !row.badge.isEmpty() ? row.badge : isChosen ? enterWords(row.kind) : QString();
        const int right = paintBadge(painter, option, badge);
        paintWords(painter, option, row, QRect(left, rect.top(), right - 12 - left, rect.height()), ink);
    }

    /// The left edge of what it painted.
    static int paintBadge(QPainter& painter, const QStyleOptionViewItem& option, const QString& badge) {
        const int edge = option.rect.right() + 1 - kSide;
        if (badge.isEmpty()) return edge;
        const Theme& t = themeOf(option.widget);
        painter.setFont(fontOf(option.widget, TextRole::Caption));
        const QFontMetrics metrics = painter.fontMetrics();
        const int wide = metrics.horizontalAdvance(badge) + 14;
        const int high = metrics.height() + 5;
        const QRectF cap(edge - wide + 0.5, option.rect.center().y() - high / 2 + 0.5, wide - 1, high);
        painter.setPen(t.border);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(cap, 5, 5);
        painter.setPen(t.secondary);
        painter.drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, badge);
        return edge - wide;
    }

    static void paintWords(QPainter& painter, const QStyleOptionViewItem& option, const PaletteRow& row,
                           const QRect& place, const QColor& ink) {
        QFont font = fontOf(option.widget, TextRole::Body);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(ink);
        const int wide = std::min(painter.fontMetrics().horizontalAdvance(row.text) + 2, place.width());
        paintLine(painter, QRect(place.left(), place.top(), wide, place.height()), row.text);
        if (row.detail.isEmpty() || wide >= place.width()) return;
        painter.setFont(fontOf(option.widget, TextRole::Body));
        painter.setPen(themeOf(option.widget).secondary);
        paintLine(painter, place.adjusted(wide, 0, 0, 0), QStringLiteral("· ") + row.detail);
    }

    const PaletteModel& m_model;
    CoverPainter& m_covers;
};

} // namespace

PaletteList::PaletteList(PaletteModel& model, CoverPainter& covers, QWidget* parent)
    : QListView(parent),
      m_model(model) {
    setAccessibleName(tr("What fits"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setItemDelegate(new Delegate(model, covers, this));
    setModel(&model);
    connect(&covers, &CoverPainter::loaded, viewport(), qOverload<>(&QWidget::update));
}

int PaletteList::contentHeight() const {
    int height = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += sizeHintForRow(row);
    return height;
}

void PaletteList::mouseMoveEvent(QMouseEvent* event) {
    const QPoint point = event->globalPosition().toPoint();
    const bool hasMoved = !m_lastMouse.isNull() && point != m_lastMouse;
    m_lastMouse = point;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (hasMoved && index.isValid() && (index.flags() & Qt::ItemIsSelectable)) setCurrentIndex(index);
}

} // namespace linnet::app
