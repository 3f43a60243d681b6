// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whole objects and pages out of the writeFields() and readFields() of what they hold. Only for the codecs of this
// folder.

#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/Records.h"

namespace linnet::core::wire {

inline constexpr std::size_t kMaxPageItems = 100'000;

/// `paths` is nothing or a Paths.
template <class T, class... P>
void writeObject(const T& value, std::string& out, P... paths) {
    JsonWriter json(out);
    json.beginObject();
    writeFields(json, value, paths...);
    json.endObject();
}

template <class T, class... P>
void writePage(const Page<T>& page, std::string& out, P... paths) {
    JsonWriter json(out);
    json.beginObject().key("items").beginList();
    for (const T& item : page.items) {
        json.beginObject();
        writeFields(json, item, paths...);
        json.endObject();
    }
    json.endList();
    if (page.next) json.key("next").text(*page.next);
    json.endObject();
}

template <class T>
Result<T> readObject(std::string_view text) {
    return readJson<T>(text, kMaxJsonBytes, [](const JsonFields& fields, T& value) { readFields(fields, value); });
}

template <class T>
Result<Page<T>> readPage(std::string_view text) {
    return readJson<Page<T>>(text, kMaxJsonBytes, [](const JsonFields& fields, Page<T>& page) {
        fields.list("items", Presence::Required, kMaxPageItems,
                    [&page](const JsonFields& own) { readFields(own, page.items.emplace_back()); });
        if (fields.has("next")) page.next = fields.exactText("next");
    });
}

} // namespace linnet::core::wire
