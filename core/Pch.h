// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Precompiled for core, player, sync and the server: the standard headers most units there need. Nothing of ours and
// nothing heavy: each unit names what it uses, and builds without this header too.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
