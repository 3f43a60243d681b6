// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QVBoxLayout;

namespace linnet::app {

class Page;

/// Fills `page` with `scroll`, which shows a column of parts on the page's own ground and moves only up and down. The
/// page hears of its scrolling (groundChanged).
QVBoxLayout& makeScrollingColumn(Page& page, QScrollArea& scroll);

} // namespace linnet::app
