// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/LyricsView.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPropertyAnimation>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <chrono>
#include <cmath>

#include "app/models/LyricsModel.h"
#include "app/motion/Fade.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr std::chrono::milliseconds kHandsOff{4000};
constexpr std::chrono::milliseconds kGlide{220};

class Delegate final : public QStyledItemDelegate {
public:
    explicit Delegate(const LyricsView& view, QObject* parent) : QStyledItemDelegate(parent), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const int wide = m_view.viewport()->width();
        const QFont font = fontOf(&m_view, m_view.role());
        const QString text = index.data().toString();
        const QFontMetrics metrics(font);
        if (text.isEmpty()) return {wide, metrics.height()};
        const QRect words = metrics.boundingRect(QRect(0, 0, wide - 8, 10'000), Qt::TextWordWrap, text);
        return {wide, words.height() + gap(metrics)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = themeOf(&m_view);
        const LyricsModel& lyrics = m_view.lyrics();
        const bool isSung = !lyrics.isSynced() || index.row() == lyrics.currentLine();
        const bool isUnderMouse = lyrics.isSynced() && (option.state & QStyle::State_MouseOver);
        const QColor quiet = legibleOn(t.tertiary, m_view.ground());
        painter->setFont(fontOf(&m_view, m_view.role()));
        painter->setPen(isSung ? t.text : isUnderMouse ? t.secondary : quiet);
        const int above = gap(painter->fontMetrics()) / 2;
        painter->drawText(option.rect.adjusted(0, above, -8, 0), Qt::TextWordWrap, index.data().toString());
        if (m_view.hasFocus() && index == m_view.currentIndex() && lyrics.isSynced())
            paintFocusRing(*painter, option.rect.adjusted(-6, 0, 0, 0), 6, t);
    }

private:
    static int gap(const QFontMetrics& metrics) { return metrics.height() / 4; }

    const LyricsView& m_view;
};

} // namespace

LyricsView::LyricsView(LyricsModel& model, TextRole role, QWidget* parent)
    : QListView(parent),
      m_model(model),
      m_role(role),
      m_ground(themeOf(this).sidebar),
      m_glide(new QPropertyAnimation(verticalScrollBar(), "value", this)) {
    setAccessibleName(tr("Lyrics"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setItemDelegate(new Delegate(*this, this));
    setModel(&model);
    m_glide->setDuration(static_cast<int>(kGlide.count()));
    m_glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(&model, &LyricsModel::currentLineChanged, this, [this] {
        viewport()->update();
        follow(Glide::Yes);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_touched.invalidate();
        viewport()->setCursor(m_model.isSynced() ? Qt::PointingHandCursor : Qt::ArrowCursor);
        scrollToTop();
    });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { m_model.seekTo(index.row()); });
}

void LyricsView::setGround(const QColor& ground) {
    m_ground = ground;
    viewport()->update();
}

void LyricsView::follow(Glide glide) {
    const int row = m_model.currentLine();
    if (!isVisible() || row < 0 || (m_touched.isValid() && !m_touched.hasExpired(kHandsOff.count()))) return;
    const QRect line = visualRect(m_model.index(row, 0));
    // A third from the top: what comes matters more than what was.
    const int target = verticalScrollBar()->value() + line.center().y() - viewport()->height() / 3;
    m_glide->stop();
    if (glide == Glide::No || !wantsMotion(this)) return verticalScrollBar()->setValue(target);
    m_glide->setStartValue(verticalScrollBar()->value());
    m_glide->setEndValue(target);
    m_glide->start();
}

void LyricsView::touched() {
    m_glide->stop();
    m_touched.start();
}

void LyricsView::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    m_model.setShown(this, true);
    doItemsLayout();
    follow(Glide::No);
}

void LyricsView::hideEvent(QHideEvent* event) {
    QListView::hideEvent(event);
    m_model.setShown(this, false);
}

void LyricsView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void LyricsView::wheelEvent(QWheelEvent* event) {
    touched();
    QListView::wheelEvent(event);
}

void LyricsView::mousePressEvent(QMouseEvent* event) {
    m_touched.invalidate(); // Whoever chooses a line wants to go on from there.
    QListView::mousePressEvent(event);
}

void LyricsView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_touched.invalidate();
        m_model.seekTo(currentIndex().row());
        return;
    }
    if (event->key() == Qt::Key_Escape) return event->ignore(); // Closes what shows the words.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_PageUp ||
        event->key() == Qt::Key_PageDown)
        touched();
    QListView::keyPressEvent(event);
}

} // namespace linnet::app
