// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A place as one line of text, to come back to at the next start. Pure functions.

#include <optional>

#include "app/navigation/Navigator.h"

namespace linnet::app {

/// "" for a place that one does not come back to: a search, the settings, the first start.
QString toText(const Place& place);
/// Nothing for text that names no place.
std::optional<Place> placeFrom(const QString& text);

} // namespace linnet::app
