// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/JsonReader.h"

#include <cmath>

#include <boost/json.hpp>

#include "core/text/Fold.h"
#include "core/wire/Base64Url.h"

namespace linnet::core::wire {

namespace json = boost::json;

namespace {

constexpr std::size_t kMaxDepth = 16;
constexpr std::size_t kFirstBlock = 8 << 10;                   ///< Of the arena; holds the usual feed line.
constexpr Within<std::int64_t> kTimes{0, 253'402'300'799'999}; // To the end of the year 9999.

std::string describe(Within<std::int64_t> range) {
    std::string text = "must be a whole number from " + std::to_string(range.least);
    if (range.most != kMaxInteger) text += " to " + std::to_string(range.most);
    return text;
}

std::optional<std::int64_t> integerOf(const json::value& value) {
    if (const auto* number = value.if_int64()) return *number;
    if (const auto* number = value.if_uint64(); number && *number <= static_cast<std::uint64_t>(kMaxInteger))
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

std::optional<double> realOf(const json::value& value) {
    if (const auto* number = value.if_double()) return *number;
    if (const auto* number = value.if_int64()) return static_cast<double>(*number);
    if (const auto* number = value.if_uint64()) return static_cast<double>(*number);
    return std::nullopt;
}

} // namespace

/// The way into JsonFields for readJsonObject().
class JsonDocument {
public:
    static JsonFields fields(const json::object& object, Error& error) { return {object, error, std::string()}; }
};

const json::value* JsonFields::find(const char* name, Presence presence) const {
    const json::value* value = m_object.if_contains(name);
    if (value && !value->is_null()) return value;
    if (presence == Presence::Required) refuse(name, "is missing");
    return nullptr;
}

bool JsonFields::has(const char* name) const { return find(name, Presence::Optional) != nullptr; }

void JsonFields::refuse(std::string_view name, std::string_view why) const {
    if (!isGood()) return;
    std::string where = m_path;
    where += name;
    if (name.empty() && !where.empty()) where.pop_back();
    *m_error = {Errc::InvalidInput, where.empty() ? std::string(why) : where + ": " + std::string(why)};
}

std::string JsonFields::exactText(const char* name, Presence presence, std::size_t mostBytes) const {
    const json::value* value = find(name, presence);
    if (!value) return {};
    const auto* text = value->if_string();
    if (!text) {
        refuse(name, "must be a text");
    } else if (text->size() > mostBytes) {
        refuse(name, "is too long");
    } else {
        return std::string(text->data(), text->size());
    }
    return {};
}

std::string JsonFields::text(const char* name, Presence presence) const {
    return text::sanitise(exactText(name, presence));
}

std::optional<std::string> JsonFields::optionalText(const char* name) const {
    if (!has(name)) return std::nullopt;
    return text(name);
}

std::optional<std::int64_t> JsonFields::optionalInteger(const char* name, Within<std::int64_t> range) const {
    const json::value* value = find(name, Presence::Optional);
    if (!value) return std::nullopt;
    const auto number = integerOf(*value);
    if (number && *number >= range.least && *number <= range.most) return number;
    refuse(name, describe(range));
    return std::nullopt;
}

std::int64_t JsonFields::integer(const char* name, Within<std::int64_t> range) const {
    if (!find(name, Presence::Required)) return range.least;
    return optionalInteger(name, range).value_or(range.least);
}

std::optional<double> JsonFields::optionalReal(const char* name, Within<double> range) const {
    const json::value* value = find(name, Presence::Optional);
    if (!value) return std::nullopt;
    const auto number = realOf(*value);
    if (number && std::isfinite(*number) && *number >= range.least && *number <= range.most) return number;
    refuse(name, "must be a number within its range");
    return std::nullopt;
}

bool JsonFields::boolean(const char* name) const {
    const json::value* value = find(name, Presence::Optional);
    if (!value) return false;
    if (const auto* truth = value->if_bool()) return *truth;
    refuse(name, "must be true or false");
    return false;
}

UnixMillis JsonFields::time(const char* name) const {
    return UnixMillis(std::chrono::milliseconds(optionalInteger(name, kTimes).value_or(0)));
}

IdBytes JsonFields::idBytes(const char* name, Presence presence) const {
    const json::value* value = find(name, presence);
    if (!value) return {};
    const auto* text = value->if_string();
    const auto id = text ? idFromHex({text->data(), text->size()}) : std::nullopt;
    if (!id) refuse(name, "must be an id of 32 hex digits");
    return id.value_or(IdBytes{});
}

void JsonFields::idBytesList(const char* name, std::size_t most,
                             const std::function<void(const IdBytes&)>& take) const {
    const json::value* value = find(name, Presence::Required);
    if (!value) return;
    const auto* items = value->if_array();
    if (!items || items->size() > most) return refuse(name, items ? "has too many items" : "must be a list");
    for (const json::value& item : *items) {
        const auto* text = item.if_string();
        const auto id = text ? idFromHex({text->data(), text->size()}) : std::nullopt;
        if (!id) return refuse(name, "must hold ids of 32 hex digits only");
        take(*id);
    }
}

Result<void> JsonFields::apart(const std::function<void(const JsonFields&)>& read) const {
    Error own{Errc::InvalidInput, {}};
    read(JsonFields(m_object, own, m_path));
    if (!own.detail.empty()) return tl::unexpected<Error>(std::move(own));
    return {};
}

std::optional<std::string> JsonFields::optionalPathBytes(const char* name) const {
    if (!has(name)) return std::nullopt;
    auto bytes = base64UrlDecode(exactText(name));
    if (bytes && !bytes->empty() && bytes->find('\0') == std::string::npos) return bytes;
    refuse(name, "must be the base64url form of a path");
    return std::nullopt;
}

void JsonFields::object(const char* name, Presence presence, const std::function<void(const JsonFields&)>& read) const {
    const json::value* value = find(name, presence);
    if (!value) return;
    if (const auto* inner = value->if_object())
        read(JsonFields(*inner, *m_error, m_path + name + "."));
    else
        refuse(name, "must be an object");
}

void JsonFields::list(const char* name, Presence presence, std::size_t most,
                      const std::function<void(const JsonFields&)>& read) const {
    const json::value* value = find(name, presence);
    if (!value) return;
    const auto* items = value->if_array();
    if (!items) return refuse(name, "must be a list");
    if (items->size() > most) return refuse(name, "has too many items");
    for (std::size_t i = 0; i < items->size() && isGood(); ++i) {
        const std::string own = name + ("[" + std::to_string(i) + "]");
        if (const auto* inner = (*items)[i].if_object())
            read(JsonFields(*inner, *m_error, m_path + own + "."));
        else
            refuse(own, "must be an object");
    }
}

std::vector<std::string> JsonFields::textList(const char* name, std::size_t most) const {
    std::vector<std::string> texts;
    const json::value* value = find(name, Presence::Optional);
    if (!value) return texts;
    const auto* items = value->if_array();
    if (!items || items->size() > most) {
        refuse(name, items ? "has too many items" : "must be a list");
        return texts;
    }
    texts.reserve(items->size());
    for (const json::value& item : *items) {
        const auto* text = item.if_string();
        if (!text || text->size() > kMaxTextBytes) {
            refuse(name, "must hold texts only");
            break;
        }
        texts.push_back(text::sanitise({text->data(), text->size()}));
    }
    return texts;
}

Result<void> readJsonObject(std::string_view text, std::size_t mostBytes,
                            const std::function<void(const JsonFields&)>& read) {
    if (text.size() > mostBytes)
        return failure(Errc::TooLarge, "the JSON text has more than " + std::to_string(mostBytes) + " bytes");
    unsigned char firstBlock[kFirstBlock];
    json::monotonic_resource arena(firstBlock, sizeof firstBlock);
    json::parse_options options;
    options.max_depth = kMaxDepth;
    json::error_code error;
    const json::value document = json::parse({text.data(), text.size()}, error, &arena, options);
    if (error) return failure(Errc::InvalidInput, "not valid JSON: " + error.message());
    const auto* object = document.if_object();
    if (!object) return failure(Errc::InvalidInput, "must be a JSON object");
    Error found{Errc::InvalidInput, {}};
    read(JsonDocument::fields(*object, found));
    if (!found.detail.empty()) return tl::unexpected<Error>(std::move(found));
    return {};
}

} // namespace linnet::core::wire
