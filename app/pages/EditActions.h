// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Liking, rating, following and hiding wherever music is shown, undo and redo, and the toasts that tell of them. Offers
// these actions for rows, and gives those of the window their meaning: with a list at the keyboard they are about its
// chosen rows, else about the track that plays. GUI thread.

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

#include "app/actions/RowActions.h"
#include "app/services/Edits.h"
#include "core/store/MarkReader.h"

namespace linnet::app {

struct AppServices;
struct Notice;
class Actions;

class EditActions final : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const Notice&)>;
    EditActions(AppServices& services, Actions& actions, RowActions& rows, Say say, QObject* parent = nullptr);

    /// Likes these rows, or takes it back where all of them are liked.
    void like(const Chosen& chosen);
    /// Half stars: 0 is none, 10 the most.
    void rate(const Chosen& chosen, core::Rating rating);
    void follow(const Chosen& artists);
    /// Out of all lists, or shown again where all of them are hidden.
    void hide(const Chosen& chosen);
    /// An action for the track that plays; nothing happens where that is of no library. False: it cannot be meant so.
    bool runForPlaying(ActionId action);

private:
    /// What is to be changed, found on the writer thread.
    using Targets = std::function<core::Result<std::vector<core::store::MarkedTarget>>(core::store::Connection&)>;
    using Flag = bool core::store::Marks::*;
    struct Wanted {
        core::TargetKind kind{};
        Targets targets;
    };
    void offerMarks();
    void offerRatings();
    void handleWindow(Actions& actions);
    Wanted wanted(const Chosen& chosen) const;
    std::optional<Wanted> playing() const;
    void toggle(Wanted wanted, core::operations::Mark mark, Flag flag);
    void rate(Wanted wanted, core::Rating rating);
    void perform(Edits::Plan plan, core::TargetKind kind);
    void tell(const Edits::Steps& steps, core::TargetKind kind);
    void refreshSteps(const Actions& actions);

    AppServices& m_services;
    Edits& m_edits;
    RowActions& m_rows;
    Say m_say;
};

} // namespace linnet::app
