// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of one change inside an object that is already open. Only for the codecs of this folder.

#include "core/operations/Operation.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

/// "kind" and what belongs to it.
void writeChange(JsonWriter& json, const operations::Change& change);
/// Errors: InvalidInput naming the field; Unsupported for an unknown "kind".
[[nodiscard]] Result<operations::Change> readChange(const JsonFields& fields);

} // namespace linnet::core::wire
