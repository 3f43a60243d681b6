// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rules of a smart playlist, with how many tracks fit them while they are changed.

#include <vector>

#include "app/pages/Page.h"
#include "core/base/CancelToken.h"
#include "core/playlists/SmartRules.h"

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace linnet::app {

class PageHeader;
class PillButton;
class Playlists;
class RuleRow;
class Segmented;

class SmartRulesPage final : public Page {
    Q_OBJECT
public:
    explicit SmartRulesPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

private:
    void build(QVBoxLayout& column);
    QWidget* makeOrder();
    void show(const core::playlists::SmartRules& rules);
    void addRow(const core::playlists::Condition& condition);
    void onChanged();
    void count();
    void save();
    void leave();
    /// As the controls say; nothing while one of them holds what is no value.
    std::optional<core::playlists::SmartRules> rules() const;

    PageContext m_context;
    Playlists& m_playlists;
    qint64 m_key = 0;
    core::CancelSource m_counting;
    core::playlists::SmartRules m_shown; ///< As opened; groups within it stay as they are.
    core::playlists::SortBy m_sort{};
    QScrollArea* m_scroll;
    QVBoxLayout* m_column = nullptr;
    PageHeader* m_header;
    PillButton* m_save;
    Segmented* m_match;
    QVBoxLayout* m_rowsColumn;
    std::vector<RuleRow*> m_rows;
    PillButton* m_add;
    PillButton* m_order;
    Segmented* m_direction;
    QLineEdit* m_limit;
};

} // namespace linnet::app
