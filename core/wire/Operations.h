// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Operations on their way to a server: {"operations":[{"device":HEX,"counter":N,"at":MS,"kind":"like",…}, …]}, and what
// the server answers to each. The fields of a change stand beside its kind; docs/api/openapi.yaml has them all.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/operations/Operation.h"

namespace linnet::core::wire {

enum class OperationStatus : std::uint8_t { Applied, Already, Refused };

struct OperationResult {
    std::int64_t counter = 0;
    OperationStatus status{};
    Rev rev = 0;        ///< Applied, already: the feed has its effect once it has reached this.
    std::string code;   ///< Refused: as in problem+json.
    std::string detail; ///< Refused: a sentence.
    friend bool operator==(const OperationResult&, const OperationResult&) = default;
};

/// The code of a refusal that is not kept: the server knows another operation by this device and counter, which a copy
/// of this replica has sent, or this one has lost; or one before it in the request was answered so. It may come again
/// under another device.
inline constexpr std::string_view kCounterUsed = "counter_used";

/// In the order of the operations. `epoch` is the server's: after a change of it, those of the last day are sent again.
struct OperationsReply {
    std::string epoch;
    std::vector<OperationResult> results;
    friend bool operator==(const OperationsReply&, const OperationsReply&) = default;
};

inline constexpr std::size_t kMostOperations = 500; ///< Of one request, which is also cut at kMaxOperationsBytes.
inline constexpr std::size_t kMaxOperationsBytes = std::size_t{4} << 20;

/// "like", "playlist_create", …: the "kind" of the change on the wire, of the outbox, and the label of its undo step.
std::string_view changeKind(const operations::Change& change);
/// One change as an object with its "kind"; also how outbox and undo keep it. Errors: as of ReceivedOperation.
std::string encodeChange(const operations::Change& change);
[[nodiscard]] Result<operations::Change> decodeChange(std::string_view json);
std::string encodeChanges(const std::vector<operations::Change>& changes);
[[nodiscard]] Result<std::vector<operations::Change>> decodeChanges(std::string_view json);

/// One operation as it came. What is wrong with its change is an error of its own (InvalidInput naming the field,
/// Unsupported for a kind that this version does not know), so that the others can be carried out.
struct ReceivedOperation {
    OperationId id;
    UnixMillis at{};
    Result<operations::Change> change;
};

std::string encodeOperations(const std::vector<operations::Operation>& operations);
/// At most kMostOperations in kMaxOperationsBytes. Errors: InvalidInput, TooLarge.
[[nodiscard]] Result<std::vector<ReceivedOperation>> decodeOperations(std::string_view json);
std::string encodeOperationsReply(const OperationsReply& reply);
[[nodiscard]] Result<OperationsReply> decodeOperationsReply(std::string_view json);

} // namespace linnet::core::wire
