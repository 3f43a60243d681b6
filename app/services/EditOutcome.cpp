// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/EditOutcome.h"

#include <algorithm>
#include <set>

#include "core/personal/Subject.h"
#include "core/store/PersonalRows.h"

namespace linnet::app {

namespace {

using core::Target;
using core::TargetKind;
using core::operations::AddPlay;
using core::operations::Change;
using core::operations::Mark;
using core::operations::SetMark;
using core::operations::SetRating;

std::optional<Target> targetOf(const Change& change) {
    if (const auto* mark = std::get_if<SetMark>(&change)) return mark->target;
    if (const auto* rating = std::get_if<SetRating>(&change)) return rating->target;
    if (const auto* play = std::get_if<AddPlay>(&change)) return Target{TargetKind::Track, play->track.bytes};
    return std::nullopt;
}

bool hides(const Change& change) {
    const auto* mark = std::get_if<SetMark>(&change);
    return mark != nullptr && mark->mark == Mark::Hidden;
}

} // namespace

core::Result<Edited> editedBy(core::store::Connection& connection, qint64 source, const Edits::Changes& changes) {
    std::set<std::string> subjects;
    std::set<Target> targets;
    for (const Change& change : changes) {
        subjects.insert(core::personal::subjectOf(change));
        if (const auto target = targetOf(change)) targets.insert(*target);
    }
    Edited edited{.source = source,
                  .subjects = {subjects.begin(), subjects.end()},
                  .areListsStale = std::ranges::any_of(changes, hides) || targets.size() > Edited::kMostAnnotations};
    if (targets.size() > Edited::kMostAnnotations) return edited;
    for (const Target& target : targets) {
        LINNET_TRY(const auto found,
                   core::store::PersonalRows::annotation(connection, {.source = source, .user = 0}, target));
        auto& annotation = edited.annotations.emplace_back(found.value_or(core::Annotation{}));
        annotation.target = target; // Taken back, a row that had nothing may be gone.
    }
    return edited;
}

} // namespace linnet::app
