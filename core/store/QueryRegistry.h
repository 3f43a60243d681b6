// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All SQL of core/store in one list, so that one test (tst_QueryPlans) can look at every query plan.
// To add a file of queries: put its constants into one array there (`constexpr NamedQuery kQueries[] = {kOne, kTwo};`),
// return it from a function declared here, and add that function to the list in QueryRegistry.cpp.
//
// The rules: no scan of a table that grows with the library without an index, no temporary B-tree over one, no
// automatic index. Walking an index in its order is fine. A query whose name begins with "walk" may do all of that and
// says why.

#include <span>
#include <vector>

#include "core/store/sqlite/NamedQuery.h"

namespace linnet::core::store {

std::span<const NamedQuery> accountQueries();
std::span<const NamedQuery> albumGroupQueries();
std::span<const NamedQuery> albumQueries();
std::span<const NamedQuery> downloadQueries();
std::span<const NamedQuery> baseRecordQueries();
std::span<const NamedQuery> entityQueries();
std::span<const NamedQuery> facetQueries();
std::span<const NamedQuery> entryQueries();
std::span<const NamedQuery> feedQueries();
std::span<const NamedQuery> fileQueries();
std::span<const NamedQuery> keyQueries();
std::span<const NamedQuery> libraryQueries();
std::span<const NamedQuery> localFolderQueries();
std::span<const NamedQuery> locationQueries();
std::span<const NamedQuery> markQueries();
std::span<const NamedQuery> lyricsQueries();
std::span<const NamedQuery> mediaQueries();
std::span<const NamedQuery> metaQueries();
std::span<const NamedQuery> nameQueries();
std::span<const NamedQuery> operationQueries();
std::span<const NamedQuery> outboxQueries();
std::span<const NamedQuery> pageQueries();
std::span<const NamedQuery> removalQueries();
std::span<const NamedQuery> personalFindQueries();
std::span<const NamedQuery> personalReaderQueries();
std::span<const NamedQuery> personalTargetQueries();
std::span<const NamedQuery> personalWriteQueries();
std::span<const NamedQuery> personalListQueries();
std::span<const NamedQuery> presenceQueries();
std::span<const NamedQuery> playlistPageQueries();
std::span<const NamedQuery> purgeQueries();
std::span<const NamedQuery> personalAgeQueries();
std::span<const NamedQuery> personalOwnerQueries();
std::span<const NamedQuery> personalSweepQueries();
std::span<const NamedQuery> playlistListQueries();
std::span<const NamedQuery> replicaDropQueries();
std::span<const NamedQuery> replicaFindQueries();
std::span<const NamedQuery> replicaHideQueries();
std::span<const NamedQuery> replicaQueries();
std::span<const NamedQuery> replicaReferenceQueries();
std::span<const NamedQuery> replicaRemovalQueries();
std::span<const NamedQuery> replicaSweepQueries();
std::span<const NamedQuery> rowQueries();
std::span<const NamedQuery> searchBacklogQueries();
std::span<const NamedQuery> searchQueries();
std::span<const NamedQuery> settingQueries();
std::span<const NamedQuery> sightQueries();
std::span<const NamedQuery> sourceQueries();
std::span<const NamedQuery> trackListQueries();
std::span<const NamedQuery> trackQueries();
std::span<const NamedQuery> versionQueries();
std::span<const NamedQuery> undoQueries();

std::vector<NamedQuery> allQueries();

} // namespace linnet::core::store
