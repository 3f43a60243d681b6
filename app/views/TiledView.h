// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The base of our grids and lists: geometry by arithmetic, painting of the visible tiles only, hover by index, a
// leading widget (a page's title or hero) that scrolls with them. Selection, keyboard and accessibility are those of
// QAbstractItemView; QListView is the base for its accessible interface alone, none of its layout runs. GUI thread.

#include <QListView>
#include <QTimer>

#include <optional>

#include "app/actions/ActionTable.h"
#include "app/motion/Fade.h"
#include "app/views/TileGeometry.h"

namespace linnet::app {

struct TileState {
    bool isHovered = false; ///< Under the mouse now: shows what can be clicked.
    double warmth = 0;      ///< 0…1, gliding, for its ground.
    bool isSelected = false;
    bool hasFocus = false; ///< The keyboard's place, shown only once keys are used.
    bool isSkeleton = false;
};

class TiledView : public QListView {
    Q_OBJECT
public:
    explicit TiledView(const QString& name, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Scrolls with the tiles, above them, as wide as the viewport. Becomes a child of the view's parent.
    void setLeading(QWidget* widget);
    /// As high as its content, without scrolling of its own: part of a longer page.
    void setFitsContent(bool fits);
    /// One row that moves sideways, as high as its tiles: a shelf.
    void setSideways();
    int sidewaysOffset() const { return m_geometry.offsetX; }
    void setSidewaysOffset(int offset);
    void setMargins(QMargins margins);
    const TileGeometry& geometryOfTiles() const { return m_geometry; }
    QModelIndexList chosenRows() const;
    int hoveredRow() const { return m_hovered; }
    /// True while the keyboard's place is shown: keys are used, and they go here.
    bool showsKeyboard() const { return m_showsKeyboard && hasFocus(); }
    void refreshLayout();
    /// As if the keys of this action of rows were pressed: it is wanted for the chosen rows.
    void act(ActionId action);

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    /// Typing filters: whoever shows the view hears typed().
    void keyboardSearch(const QString& text) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// An action of rows is wanted: by keys, click, or act().
    void acted(linnet::app::ActionId action, const QModelIndexList& rows);
    void menuWanted(const QModelIndexList& rows, const QPoint& globalPosition);
    void scrolled(int offset);
    /// A shelf was moved, or may be moved further than before.
    void movedSideways();
    /// Letters were typed while the keyboard was here.
    void typed(const QString& text);
    /// The chosen rows are pulled away by the mouse.
    void dragWanted(const QModelIndexList& rows);

protected:
    virtual void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                           const TileState& state) const = 0;
    /// False while the row's values are on their way.
    virtual bool isLoaded(const QModelIndex& index) const = 0;
    /// The part of a tile that reacts; by default all of it.
    virtual void paintOver(QPainter&, const QRect&) const {}
    virtual void pressTile(const QModelIndex&, QPoint, QMouseEvent*) {}
    /// What Enter means here.
    virtual ActionId enterAction() const { return ActionId::Play; }
    /// Content coordinates; QueueView has headings between its rows.
    virtual QRect tileRect(int row) const { return m_geometry.rect(row); }
    virtual int tileAt(QPoint point) const { return m_geometry.indexAt(point); }
    virtual TileGeometry::Span tilesBetween(int top, int bottom) const { return m_geometry.between(top, bottom); }
    virtual int contentHeight() const { return m_geometry.height(); }

    /// Puts a control that lies over the rows beside the view, not inside it: the accessible interface of a view has
    /// rows only and would hide it. The wheel over it scrolls the view.
    void adopt(QWidget& control);
    TileGeometry& geometryForChange() { return m_geometry; }
    int hoverX() const { return m_hoverPoint.x(); }
    QPoint hoverPoint() const { return m_hoverPoint; }
    void updateRow(int row);
    /// What scrolling means beside what is painted; for those that paint it in their own way.
    void endScroll();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override { QAbstractItemView::timerEvent(event); }
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;

private:
    void placeLeading();
    void setHovered(int row, QPoint point);

    TileGeometry m_geometry;
    QWidget* m_leading = nullptr;
    QTimer m_skeletonDelay;
    Fade m_warmth;
    int m_hovered = -1;
    int m_cooling = -1; ///< The row that the mouse has left.
    QPoint m_hoverPoint;
    std::optional<QPoint> m_pressed; ///< Where a row was pressed that may be dragged from here.
    bool m_fitsContent = false;
    bool m_showsKeyboard = false;
    bool m_showsSkeletons = false;
    bool m_isPlacing = false;
};

} // namespace linnet::app
