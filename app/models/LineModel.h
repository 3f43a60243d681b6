// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A short list of lines with words and an icon, given as values: the playlists of the sidebar, the trash, versions.
// Setting them anew keeps the persistent indexes of the lines that stay. GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/theme/Icons.h"

namespace linnet::app {

struct Line {
    qint64 key = 0; ///< Names the line.
    Icon icon = Icon::Playlist;
    QString title;
    QString under; ///< Below the title, "" for none.
    QString aside; ///< At the right.
    int depth = 0; ///< How far it is set in.
    friend bool operator==(const Line&, const Line&) = default;
};

class LineModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<Line> lines);
    const std::vector<Line>& lines() const { return m_lines; }
    /// Null outside.
    const Line* line(int row) const;
    /// -1 where there is none.
    int rowOf(qint64 key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Line> m_lines;
};

} // namespace linnet::app
