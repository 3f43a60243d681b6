// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well a few typed letters fit the name of an action or a page. Pure.

#include <QString>

namespace linnet::app {

/// 0: not at all. More is better: the beginning, the beginning of a word, words in any order, a part, the letters in
/// this order with at most one leap that does not land on the beginning of a word ("plnx" for "Play next"). Case and
/// accents do not matter. An empty query fits everything.
int fuzzyScore(const QString& query, const QString& text);

} // namespace linnet::app
