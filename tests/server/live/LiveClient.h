// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A live channel's other end on a real socket. Answers pings only while it reads. One thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "core/wire/Live.h"

namespace linnet::tests {

class LiveClient {
public:
    LiveClient(std::uint16_t port, const std::string& token) : m_socket(m_io) {
        namespace websocket = boost::beast::websocket;
        const boost::asio::ip::tcp::endpoint server(boost::asio::ip::address_v4::loopback(), port);
        m_socket.next_layer().connect(server, m_error);
        m_socket.set_option(websocket::stream_base::decorator(
            [&](websocket::request_type& request) { request.set("Authorization", "Bearer " + token); }));
        m_socket.control_callback([this](websocket::frame_type type, boost::beast::string_view) {
            if (type == websocket::frame_type::ping) ++m_pings;
            if (type == websocket::frame_type::pong) ++m_pongs;
        });
        websocket::response_type reply;
        if (!m_error) m_socket.handshake(reply, "localhost", "/api/v1/live", m_error);
        m_status = static_cast<int>(reply.result_int());
    }

    bool isOpen() const { return !m_error; }
    int status() const { return m_status; } ///< Of the answer to the upgrade.

    /// The next message; nothing if the channel ended or stayed silent for the patience.
    std::optional<core::wire::LiveMessage> next() {
        if (!readUntil([] { return false; })) return std::nullopt;
        auto message = core::wire::decodeLive(m_text);
        if (!message) return std::nullopt;
        return std::move(*message);
    }
    /// The next one of this type; others are skipped.
    template <class T>
    std::optional<T> next() {
        while (auto message = next())
            if (auto* wanted = std::get_if<T>(&*message)) return std::move(*wanted);
        return std::nullopt;
    }
    /// Reads until one more ping came.
    bool waitForPing() {
        const int before = m_pings;
        readUntil([&] { return m_pings > before; });
        return m_pings > before;
    }
    /// Once the server has read whatever was sent to it, answers to its pings among that.
    bool isHeard() {
        const int before = m_pongs;
        m_socket.ping({}, m_error);
        readUntil([&] { return m_pongs > before; });
        return m_pongs > before;
    }
    bool send(const std::string& text) {
        m_socket.text(true);
        m_socket.write(boost::asio::buffer(text), m_error);
        return !m_error;
    }
    /// Reads to the end; the code of the close frame, 0 without one.
    int closeCode() {
        while (!m_error && readUntil([] { return false; })) {
        }
        return m_error == boost::beast::websocket::error::closed ? m_socket.reason().code : 0;
    }

private:
    /// True: a message is in m_text.
    template <class F>
    bool readUntil(F isEnough) {
        if (m_error) return false;
        if (!m_isReading) {
            m_isReading = true;
            m_buffer.clear();
            m_socket.async_read(m_buffer, [this](boost::system::error_code error, std::size_t) {
                m_error = error;
                m_isReading = false;
            });
        }
        m_io.restart();
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (m_isReading && !isEnough())
            if (m_io.run_one_until(end) == 0) return false;
        if (m_isReading || m_error) return false;
        const auto bytes = m_buffer.cdata();
        m_text.assign(static_cast<const char*>(bytes.data()), bytes.size());
        return true;
    }

    boost::asio::io_context m_io;
    boost::beast::flat_buffer m_buffer;
    boost::beast::websocket::stream<boost::asio::ip::tcp::socket, false> m_socket;
    boost::system::error_code m_error;
    std::string m_text;
    int m_status = 0;
    int m_pings = 0;
    int m_pongs = 0;
    bool m_isReading = false;
};

} // namespace linnet::tests
