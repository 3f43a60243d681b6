// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of the track that plays, or of one that was asked for until another one plays. GUI thread.

#include <QScrollArea>

#include "app/items/Items.h"
#include "core/base/CancelToken.h"

class QVBoxLayout;

namespace linnet::app {

struct FactLine;
struct PageContext;

class InfoPane final : public QScrollArea {
    Q_OBJECT
public:
    explicit InfoPane(const PageContext& context, QWidget* parent = nullptr);

    /// This one of the replica, until another one begins to play.
    void show(qint64 key);
    /// As shown; head and words take turns.
    QStringList texts() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    void read();
    void fill(const std::vector<FactLine>& lines);
    void say(const QString& sentence);

    const PageContext& m_context;
    QVBoxLayout* m_column;
    core::CancelSource m_generation;
    qint64 m_key = 0; ///< Of the one that was asked for.
    QueueItem m_playing;
};

} // namespace linnet::app
