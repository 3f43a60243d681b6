// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/EditActions.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "app/actions/Actions.h"
#include "app/pages/MarkText.h"
#include "app/pages/Page.h"
#include "app/services/EditText.h"
#include "app/services/Playback.h"
#include "core/store/PersonalRows.h"

namespace linnet::app {

namespace {

using core::Target;
using core::TargetKind;
using core::operations::Change;
using core::operations::Mark;
using core::operations::SetMark;
using core::operations::SetRating;
using core::store::Connection;
using core::store::MarkedTarget;
using core::store::Marks;
using Kind = Chosen::Kind;

constexpr std::array kStars{ActionId::RateNone, ActionId::Rate1, ActionId::Rate2,
                            ActionId::Rate3,    ActionId::Rate4, ActionId::Rate5};

TargetKind targetKindOf(Kind kind) {
    if (kind == Kind::Albums) return TargetKind::Album;
    return kind == Kind::Artists ? TargetKind::Artist : TargetKind::Track;
}

core::Rating ratingOf(std::size_t stars) { return static_cast<core::Rating>(2 * stars); }

/// `changeOf` gives a change for a target, or nothing where it is that way already.
template <class ChangeOf>
std::vector<Edits::OfSource> bySource(const std::vector<MarkedTarget>& targets, ChangeOf changeOf) {
    std::map<qint64, Edits::Changes> found;
    for (const MarkedTarget& target : targets)
        if (auto change = changeOf(target)) found[target.source].push_back(std::move(*change));
    std::vector<Edits::OfSource> all;
    for (auto& [source, changes] : found)
        all.push_back({source, std::move(changes)});
    return all;
}

/// Tracks by their ids, also of those that are in no catalogue any more.
core::Result<std::vector<MarkedTarget>> marksOfTracks(Connection& connection, const std::vector<QueueItem>& tracks) {
    std::vector<MarkedTarget> targets;
    for (const QueueItem& track : tracks) {
        const Target target{TargetKind::Track, track.id.bytes};
        LINNET_TRY(const auto annotation,
                   core::store::PersonalRows::annotation(connection, {.source = track.source, .user = 0}, target));
        targets.push_back({track.source, target, annotation ? core::store::marksOf(*annotation) : Marks{}});
    }
    return targets;
}

/// Entries of the queue that are of a library, each track once.
std::vector<QueueItem> tracksOf(const Playback& playback, const std::vector<qint64>& entries) {
    std::vector<QueueItem> found;
    const auto take = [&](const QueueItem& item) {
        if (item.id.isNull() || std::ranges::find(entries, static_cast<qint64>(item.item)) == entries.end()) return;
        const bool isKnown = std::ranges::any_of(
            found, [&](const QueueItem& other) { return other.id == item.id && other.source == item.source; });
        if (!isKnown) found.push_back(item);
    };
    for (const auto& part : {playback.history(), playback.byHand(), playback.fromSource()})
        std::ranges::for_each(part, take);
    if (const auto current = playback.current()) take(*current);
    return found;
}

} // namespace

EditActions::EditActions(AppServices& services, Actions& actions, RowActions& rows, Say say, QObject* parent)
    : QObject(parent),
      m_services(services),
      m_edits(services.edits),
      m_rows(rows),
      m_say(std::move(say)) {
    offerMarks();
    offerRatings();
    handleWindow(actions);
    connect(&m_edits, &Edits::undone, this, [this](const Edits::Step& step) {
        m_say({undoneText(step), tr("Redo"), [this] { m_edits.redo(); }});
    });
    connect(&m_edits, &Edits::redone, this, [this](const Edits::Step& step) { m_say({redoneText(step)}); });
    connect(&m_edits, &Edits::refused, this, [this](const QString& sentence) { m_say({sentence}); });
    connect(&m_edits, &Edits::stepsChanged, this, [this, &actions] { refreshSteps(actions); });
    refreshSteps(actions);
}

void EditActions::offerMarks() {
    const RowActions::Kinds all{Kind::Tracks, Kind::Albums, Kind::Artists, Kind::QueueEntries};
    const RowActions::Kinds catalogue{Kind::Tracks, Kind::Albums};
    m_rows.offer(
        all, ActionId::Like,
        {.run = [this](const Chosen& chosen) { like(chosen); },
         .words = [](const Chosen& chosen) { return chosen.isLiked ? tr("Take back the like") : tr("Like"); }});
    m_rows.offer({Kind::Artists}, ActionId::Follow,
                 {.run = [this](const Chosen& chosen) { follow(chosen); },
                  .words = [](const Chosen& chosen) { return chosen.isFollowed ? tr("Unfollow") : tr("Follow"); }});
    m_rows.offer(
        catalogue, ActionId::Hide,
        {.run = [this](const Chosen& chosen) { hide(chosen); },
         .words = [](const Chosen& chosen) { return chosen.isHidden ? tr("Show in lists again") : tr("Hide"); }});
}

void EditActions::offerRatings() {
    const RowActions::Kinds kinds{Kind::Tracks, Kind::Albums, Kind::QueueEntries};
    m_rows.offer(kinds, ActionId::Rate,
                 {.run = {}, .fill = [this](QMenu& menu, const Chosen& chosen) {
                      for (std::size_t stars = kStars.size(); stars-- > 0;)
                          menu.addAction(actionRow(kStars[stars]).text + QLatin1Char('\t') + keysOf(kStars[stars]),
                                         this, [this, chosen, stars] { rate(chosen, ratingOf(stars)); });
                  }});
    for (std::size_t stars = 0; stars < kStars.size(); ++stars)
        m_rows.offer(
            kinds, kStars[stars],
            {.run = [this, stars](const Chosen& chosen) { rate(chosen, ratingOf(stars)); }, .isInMenu = false});
}

void EditActions::handleWindow(Actions& actions) {
    actions.handle(ActionId::Undo, [this] { m_edits.undo(); });
    actions.handle(ActionId::Redo, [this] { m_edits.redo(); });
}

void EditActions::like(const Chosen& chosen) { toggle(wanted(chosen), Mark::Liked, &Marks::isLiked); }

void EditActions::follow(const Chosen& artists) { toggle(wanted(artists), Mark::Followed, &Marks::isFollowed); }

void EditActions::hide(const Chosen& chosen) { toggle(wanted(chosen), Mark::Hidden, &Marks::isHidden); }

void EditActions::rate(const Chosen& chosen, core::Rating rating) { rate(wanted(chosen), rating); }

bool EditActions::runForPlaying(ActionId action) {
    const auto track = playing();
    if (action == ActionId::Like) {
        if (track) toggle(*track, Mark::Liked, &Marks::isLiked);
        return true;
    }
    const auto stars = std::ranges::find(kStars, action);
    if (stars == kStars.end()) return false;
    if (track) rate(*track, ratingOf(static_cast<std::size_t>(stars - kStars.begin())));
    return true;
}

EditActions::Wanted EditActions::wanted(const Chosen& chosen) const {
    const TargetKind kind = targetKindOf(chosen.kind);
    if (chosen.kind == Kind::QueueEntries)
        return {kind, [tracks = tracksOf(m_services.playback, chosen.keys)](Connection& connection) {
                    return marksOfTracks(connection, tracks);
                }};
    return {kind, [kind, keys = chosen.keys](Connection& connection) {
                return core::store::markedTargets(connection, kind,
                                                  std::vector<core::store::Key>(keys.begin(), keys.end()));
            }};
}

std::optional<EditActions::Wanted> EditActions::playing() const {
    const auto current = m_services.playback.current();
    if (!current || current->id.isNull()) return std::nullopt;
    return Wanted{TargetKind::Track, [tracks = std::vector{*current}](Connection& connection) {
                      return marksOfTracks(connection, tracks);
                  }};
}

void EditActions::toggle(Wanted wanted, Mark mark, Flag flag) {
    perform(
        [targets = std::move(wanted.targets), mark,
         flag](Connection& connection) -> core::Result<std::vector<Edits::OfSource>> {
            LINNET_TRY(const auto found, targets(connection));
            const bool isSet =
                std::ranges::any_of(found, [flag](const MarkedTarget& one) { return !(one.marks.*flag); });
            return bySource(found, [&](const MarkedTarget& one) -> std::optional<Change> {
                if (one.marks.*flag == isSet) return std::nullopt;
                return SetMark{.target = one.target, .mark = mark, .isSet = isSet};
            });
        },
        wanted.kind);
}

void EditActions::rate(Wanted wanted, core::Rating rating) {
    perform(
        [targets = std::move(wanted.targets),
         rating](Connection& connection) -> core::Result<std::vector<Edits::OfSource>> {
            LINNET_TRY(const auto found, targets(connection));
            return bySource(found, [&](const MarkedTarget& one) -> std::optional<Change> {
                if (one.marks.rating == rating) return std::nullopt;
                return SetRating{.target = one.target, .rating = rating};
            });
        },
        wanted.kind);
}

void EditActions::perform(Edits::Plan plan, TargetKind kind) {
    m_edits.perform(std::move(plan), [self = QPointer(this), kind](const core::Result<Edits::Steps>& steps) {
        if (self && steps) self->tell(*steps, kind);
    });
}

void EditActions::tell(const Edits::Steps& steps, TargetKind kind) {
    if (steps.empty()) return;
    int count = 0;
    for (const Edits::Step& step : steps)
        count += static_cast<int>(step.count);
    m_say({markedText(steps.front().label, kind, count), tr("Undo"), [this, steps] { m_edits.undoSteps(steps); }});
}

void EditActions::refreshSteps(const Actions& actions) {
    const auto show = [&](ActionId id, const std::optional<Edits::Step>& step, const QString& words) {
        QAction& action = actions.action(id);
        action.setEnabled(step.has_value());
        action.setText(step ? words.arg(nameOfStep(*step)) : actionRow(id).text);
    };
    show(ActionId::Undo, m_edits.nextUndo(), tr("Undo: %1"));
    show(ActionId::Redo, m_edits.nextRedo(), tr("Redo: %1"));
}

} // namespace linnet::app
