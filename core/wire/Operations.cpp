// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Operations.h"

#include <algorithm>
#include <array>

#include "core/wire/ChangeFields.h"
#include "core/wire/Codec.h"
#include "core/wire/EntityFields.h"
#include "core/wire/PersonalFields.h"

namespace linnet::core::wire {

using operations::Change;
using operations::Operation;

namespace {

constexpr std::size_t kMaxReplyBytes = std::size_t{2} << 20;
constexpr std::size_t kMostChanges = 100'000; ///< Of one undo step.
constexpr std::array<std::string_view, 3> kStatusNames{"applied", "already", "refused"};

OperationStatus readStatus(const JsonFields& fields) {
    const auto found = std::ranges::find(kStatusNames, fields.text("status"));
    if (found != kStatusNames.end()) return static_cast<OperationStatus>(found - kStatusNames.begin());
    fields.refuse("status", "must be applied, already or refused");
    return OperationStatus::Refused;
}

void writeResult(JsonWriter& json, const OperationResult& result) {
    json.beginObject();
    json.key("counter").integer(result.counter);
    json.key("status").text(kStatusNames[static_cast<std::size_t>(result.status) % kStatusNames.size()]);
    json.key("rev").integer(result.rev);
    if (result.status == OperationStatus::Refused) {
        json.key("code").text(result.code);
        writeName(json, "detail", result.detail);
    }
    json.endObject();
}

OperationResult readResult(const JsonFields& fields) {
    OperationResult result;
    result.counter = fields.integer("counter", kCounters);
    result.status = readStatus(fields);
    result.rev = fields.optionalInteger("rev", kRevs).value_or(0);
    result.code = fields.text("code", Presence::Optional);
    result.detail = fields.text("detail", Presence::Optional);
    return result;
}

} // namespace

std::string encodeChange(const Change& change) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeChange(json, change);
    json.endObject();
    return out;
}

Result<Change> decodeChange(std::string_view json) {
    Result<Change> change = Change{};
    LINNET_TRY_VOID(readJsonObject(json, kMaxOperationsBytes,
                                   [&change](const JsonFields& fields) { change = readChange(fields); }));
    return change;
}

std::string encodeChanges(const std::vector<Change>& changes) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("changes").beginList();
    for (const Change& change : changes) {
        json.beginObject();
        writeChange(json, change);
        json.endObject();
    }
    json.endList().endObject();
    return out;
}

Result<std::vector<Change>> decodeChanges(std::string_view json) {
    std::vector<Change> changes;
    Result<void> good;
    const auto readOne = [&](const JsonFields& fields) {
        auto change = readChange(fields);
        if (change)
            changes.push_back(std::move(*change));
        else if (good)
            good = tl::unexpected<Error>(std::move(change.error()));
    };
    LINNET_TRY_VOID(readJsonObject(json, kMaxJsonBytes, [&readOne](const JsonFields& fields) {
        fields.list("changes", Presence::Required, kMostChanges, readOne);
    }));
    LINNET_TRY_VOID(std::move(good));
    return changes;
}

std::string encodeOperations(const std::vector<Operation>& operations) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("operations").beginList();
    for (const Operation& operation : operations) {
        json.beginObject();
        json.key("device").text(operation.id.device.hex());
        json.key("counter").integer(operation.id.counter);
        writeTime(json, "at", operation.at);
        writeChange(json, operation.change);
        json.endObject();
    }
    json.endList().endObject();
    return out;
}

Result<std::vector<ReceivedOperation>> decodeOperations(std::string_view json) {
    std::vector<ReceivedOperation> received;
    LINNET_TRY_VOID(readJsonObject(json, kMaxOperationsBytes, [&received](const JsonFields& fields) {
        fields.list("operations", Presence::Required, kMostOperations, [&received](const JsonFields& own) {
            const OperationId id{own.id<DeviceId>("device"), own.integer("counter", kCounters)};
            received.push_back({id, own.time("at"), readChange(own)});
        });
    }));
    return received;
}

std::string encodeOperationsReply(const OperationsReply& reply) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("epoch").text(reply.epoch);
    json.key("results").beginList();
    for (const OperationResult& result : reply.results)
        writeResult(json, result);
    json.endList().endObject();
    return out;
}

Result<OperationsReply> decodeOperationsReply(std::string_view json) {
    return readJson<OperationsReply>(json, kMaxReplyBytes, [](const JsonFields& fields, OperationsReply& reply) {
        reply.epoch = fields.exactText("epoch");
        fields.list("results", Presence::Required, kMostOperations,
                    [&reply](const JsonFields& own) { reply.results.push_back(readResult(own)); });
    });
}

} // namespace linnet::core::wire
