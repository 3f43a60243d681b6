// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that knows every page. GUI thread.

#include <memory>

#include "app/pages/Page.h"

namespace linnet::app {

std::unique_ptr<Page> makePage(PageId id, const PageContext& context);

} // namespace linnet::app
