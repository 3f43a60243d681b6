// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/FlatJson.h"

#include <algorithm>

#include <boost/json.hpp>

namespace linnet::core::wire {

namespace json = boost::json;

namespace {

constexpr std::size_t kMaxBytes = 1 << 20;

std::optional<FlatJson::Value> valueOf(const json::value& value) {
    if (const auto* text = value.if_string()) return std::string(text->data(), text->size());
    if (const auto* number = value.if_int64()) return *number;
    if (const auto* number = value.if_double()) return *number;
    if (const auto* flag = value.if_bool()) return *flag;
    return std::nullopt;
}

} // namespace

Result<FlatJson> FlatJson::parse(std::string_view text) {
    if (text.size() > kMaxBytes) return failure(Errc::InvalidInput, "the JSON object is too large");
    json::error_code error;
    const auto value = json::parse({text.data(), text.size()}, error);
    if (error || !value.is_object()) return failure(Errc::InvalidInput, "this is not a JSON object");
    FlatJson result;
    for (const auto& field : value.get_object())
        if (auto known = valueOf(field.value()))
            result.put({field.key().data(), field.key().size()}, std::move(*known));
    return result;
}

FlatJson& FlatJson::put(std::string_view name, Value value) {
    const auto known = std::ranges::find(m_fields, name, &std::pair<std::string, Value>::first);
    if (known != m_fields.end())
        known->second = std::move(value);
    else
        m_fields.emplace_back(std::string(name), std::move(value));
    return *this;
}

FlatJson& FlatJson::remove(std::string_view name) {
    std::erase_if(m_fields, [name](const auto& field) { return field.first == name; });
    return *this;
}

const FlatJson::Value* FlatJson::find(std::string_view name) const {
    const auto known = std::ranges::find(m_fields, name, &std::pair<std::string, Value>::first);
    return known == m_fields.end() ? nullptr : &known->second;
}

std::optional<std::string_view> FlatJson::text(std::string_view name) const {
    const auto* value = find(name);
    if (const auto* text = value ? std::get_if<std::string>(value) : nullptr) return *text;
    return std::nullopt;
}

std::optional<std::int64_t> FlatJson::integer(std::string_view name) const {
    const auto* value = find(name);
    if (const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr) return *number;
    return std::nullopt;
}

std::optional<bool> FlatJson::flag(std::string_view name) const {
    const auto* value = find(name);
    if (const auto* flag = value ? std::get_if<bool>(value) : nullptr) return *flag;
    return std::nullopt;
}

std::string FlatJson::toJson() const {
    json::object object;
    for (const auto& [name, value] : m_fields)
        object[name] = std::visit([](const auto& known) { return json::value(known); }, value);
    return json::serialize(object);
}

} // namespace linnet::core::wire
