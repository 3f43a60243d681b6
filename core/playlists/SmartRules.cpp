// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlists/SmartRules.h"

#include <algorithm>
#include <array>

#include "core/text/Fold.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::playlists {

namespace {

using wire::JsonFields;
using wire::JsonWriter;
using wire::Presence;

constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;
constexpr std::size_t kMostValueBytes = 1024;
constexpr std::int64_t kMostDays = 36'500;
constexpr std::int64_t kMostNumber = 253'402'300'799'999; // As a time, the end of the year 9999.

// All by the number of the enumerator.
constexpr std::array<std::string_view, 14> kFieldNames{
    "title",      "artist",   "album",       "genre",       "codec", "year",  "rating",
    "play_count", "duration", "sample_rate", "last_played", "added", "liked", "downloaded"};
constexpr std::array<std::string_view, 11> kOperatorNames{
    "is",      "is_not",      "contains",        "contains_not", "begins_with", "at_least",
    "at_most", "within_days", "not_within_days", "before",       "after"};
constexpr std::array<std::string_view, 10> kSortNames{"title",      "artist",      "album", "year",     "rating",
                                                      "play_count", "last_played", "added", "duration", "random"};

template <class Enum, std::size_t N>
std::optional<Enum> enumFrom(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

class Reader {
public:
    void group(const JsonFields& fields, Group& group, std::size_t depth) {
        const bool isAll = fields.has("all");
        if (isAll == fields.has("any")) return fields.refuse("", "must have either 'all' or 'any'");
        if (depth > kMostDepth) return fields.refuse("", "has groups too deep within each other");
        group.match = isAll ? Group::Match::All : Group::Match::Any;
        fields.list(isAll ? "all" : "any", Presence::Required, kMostParts,
                    [&](const JsonFields& own) { part(own, group, depth); });
    }

private:
    void part(const JsonFields& fields, Group& group, std::size_t depth) {
        if (++m_parts > kMostParts) return fields.refuse("", "is one part too many");
        if (fields.has("field")) {
            group.parts.emplace_back(condition(fields));
            return;
        }
        Group inner;
        this->group(fields, inner, depth + 1);
        group.parts.emplace_back(std::move(inner));
    }

    static Condition condition(const JsonFields& fields) {
        const auto field = enumFrom<Field>(kFieldNames, fields.text("field"));
        const auto op = enumFrom<Operator>(kOperatorNames, fields.text("operator"));
        if (!field) fields.refuse("field", "is not known here");
        if (!op) fields.refuse("operator", "is not known here");
        Condition condition{field.value_or(Field::Title), op.value_or(Operator::Is), std::string()};
        const auto fitting = operatorsOf(condition.field);
        if (std::ranges::find(fitting, condition.op) == fitting.end())
            fields.refuse("operator", "does not fit the field");
        switch (typeOf(condition.field)) {
        case FieldType::Text:
            condition.value = textValue(fields);
            break;
        case FieldType::Number:
        case FieldType::Time:
            condition.value = fields.integer("value", {0, mostOf(condition.op)});
            break;
        case FieldType::Flag:
            if (!fields.has("value")) fields.refuse("value", "is missing");
            condition.value = fields.boolean("value");
            break;
        }
        return condition;
    }

    static std::int64_t mostOf(Operator op) {
        const bool isDays = op == Operator::WithinDays || op == Operator::NotWithinDays;
        return isDays ? kMostDays : kMostNumber;
    }

    static std::string textValue(const JsonFields& fields) {
        std::string value = fields.text("value");
        if (value.size() > kMostValueBytes) fields.refuse("value", "is too long");
        if (text::fold(value).empty()) fields.refuse("value", "has nothing to compare with");
        return value;
    }

    std::size_t m_parts = 0;
};

void write(JsonWriter& json, const Condition& condition) {
    json.key("field").text(fieldName(condition.field));
    json.key("operator").text(operatorName(condition.op));
    json.key("value");
    if (const auto* text = std::get_if<std::string>(&condition.value)) json.text(*text);
    if (const auto* number = std::get_if<std::int64_t>(&condition.value)) json.integer(*number);
    if (const auto* flag = std::get_if<bool>(&condition.value)) json.boolean(*flag);
}

void write(JsonWriter& json, const Group& group) {
    json.key(group.match == Group::Match::All ? "all" : "any").beginList();
    for (const auto& part : group.parts) {
        json.beginObject();
        std::visit([&json](const auto& one) { write(json, one); }, part);
        json.endObject();
    }
    json.endList();
}

} // namespace

FieldType typeOf(Field field) {
    if (field <= Field::Codec) return FieldType::Text;
    if (field <= Field::SampleRate) return FieldType::Number;
    if (field <= Field::Added) return FieldType::Time;
    return FieldType::Flag;
}

std::vector<Operator> operatorsOf(Field field) {
    if (field == Field::Genre || field == Field::Codec) return {Operator::Is, Operator::IsNot};
    switch (typeOf(field)) {
    case FieldType::Text:
        return {Operator::Is, Operator::IsNot, Operator::Contains, Operator::ContainsNot, Operator::BeginsWith};
    case FieldType::Number:
        return {Operator::Is, Operator::IsNot, Operator::AtLeast, Operator::AtMost};
    case FieldType::Time:
        return {Operator::WithinDays, Operator::NotWithinDays, Operator::Before, Operator::After};
    case FieldType::Flag:
        break;
    }
    return {Operator::Is};
}

std::string_view fieldName(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }
std::string_view operatorName(Operator op) { return kOperatorNames[static_cast<std::size_t>(op)]; }

Result<SmartRules> parseRules(std::string_view text) {
    if (text.empty()) return SmartRules{};
    return wire::readJson<SmartRules>(text, kMostTextBytes, [](const JsonFields& fields, SmartRules& rules) {
        Reader().group(fields, rules.group, 1);
        const auto sort = enumFrom<SortBy>(kSortNames, fields.optionalText("sort").value_or("title"));
        if (!sort) fields.refuse("sort", "is not known here");
        rules.sort = sort.value_or(SortBy::Title);
        rules.isDescending = fields.boolean("descending");
        rules.limit = fields.optionalInteger("limit", {1, kMostTracks});
    });
}

std::string rulesText(const SmartRules& rules) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    write(json, rules.group);
    json.key("sort").text(kSortNames[static_cast<std::size_t>(rules.sort)]);
    if (rules.isDescending) json.key("descending").boolean(true);
    if (rules.limit) json.key("limit").integer(*rules.limit);
    json.endObject();
    return out;
}

} // namespace linnet::core::playlists
