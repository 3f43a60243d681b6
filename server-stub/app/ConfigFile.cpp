// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/ConfigFile.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/os/File.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::FilePath;
using core::Result;

namespace {

constexpr std::size_t kMaxFile = 1 << 20;

class Reader {
public:
    Reader(const FilePath& file, const toml::node& node, std::string_view key)
        : m_file(file),
          m_node(node),
          m_key(key) {}

    Result<std::string> text() const {
        if (const auto value = m_node.value_exact<std::string>()) return *value;
        return wrong("a text in quotes");
    }
    Result<std::size_t> number(std::int64_t low, std::int64_t high) const {
        const auto value = m_node.value_exact<std::int64_t>();
        if (value && *value >= low && *value <= high) return static_cast<std::size_t>(*value);
        return wrong(fmt::format("a whole number from {} to {}", low, high));
    }
    Result<std::vector<std::string>> texts() const {
        std::vector<std::string> found;
        const auto* array = m_node.as_array();
        if (!array) return wrong("a list of texts");
        for (const auto& item : *array) {
            const auto value = item.value_exact<std::string>();
            if (!value) return wrong("a list of texts");
            found.push_back(*value);
        }
        return found;
    }
    tl::unexpected<core::Error> wrong(std::string_view expected) const {
        return failure(Errc::InvalidInput, fmt::format("{} line {}: '{}' must be {}", m_file.displayName(),
                                                       m_node.source().begin.line, m_key, expected));
    }

private:
    const FilePath& m_file;
    const toml::node& m_node;
    std::string_view m_key;
};

Result<void> take(ConfigFile& config, std::string_view key, const Reader& value) {
    if (key == "data") {
        LINNET_TRY(auto text, value.text());
        config.data = FilePath(std::move(text));
    } else if (key == "music") {
        LINNET_TRY(auto texts, value.texts());
        for (auto& text : texts)
            config.music.emplace_back(std::move(text));
    } else if (key == "listen") {
        LINNET_TRY(config.listen, value.text());
    } else if (key == "name") {
        LINNET_TRY(config.name, value.text());
    } else if (key == "hosts") {
        LINNET_TRY(config.hosts, value.texts());
    } else if (key == "threads") {
        LINNET_TRY(config.threads, value.number(0, 256));
    } else if (key == "max_connections") {
        LINNET_TRY(config.maxConnections, value.number(1, 1'000'000));
    } else {
        return value.wrong("one of data, music, listen, name, hosts, threads, max_connections");
    }
    return {};
}

} // namespace

Result<ConfigFile> readConfigFile(const FilePath& file) {
    LINNET_TRY(const auto text, core::os::readSmallFile(file, kMaxFile));
    ConfigFile config;
    try {
        const auto table = toml::parse(text, file.bytes());
        for (const auto& [key, node] : table)
            LINNET_TRY_VOID(take(config, key.str(), Reader(file, node, key.str())));
    } catch (const toml::parse_error& error) {
        return failure(Errc::InvalidInput, fmt::format("{} line {}: {}", file.displayName(), error.source().begin.line,
                                                       error.description()));
    }
    return config;
}

} // namespace linnet::server
