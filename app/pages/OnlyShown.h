// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::app {

class EmptyState;
class Library;

/// Where the music of one server only is shown, that is why a page may be empty: says so, and offers all music. False,
/// and nothing said, where all is shown.
bool sayOnlyShown(EmptyState& empty, const Library& library);

/// What the button then does; false where all is shown already.
bool showAllMusic(Library& library);

} // namespace linnet::app
