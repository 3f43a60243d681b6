// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The TLS end of a live channel on loopback, with a certificate of its own making: greets each device that trusts it.
// One thread, one connection at a time.

#include <atomic>
#include <string>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace linnet::tests {

struct Certificate {
    std::string pem;
    std::string keyPem;
};

/// Signed by itself, for `names` ("DNS:box", "IP:127.0.0.1"), valid for an hour.
inline Certificate selfMadeCertificate(const std::string& names) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* made = X509_new();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -60);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    X509_set_pubkey(made, key);
    const auto* word = reinterpret_cast<const unsigned char*>("Linnet test");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "O", MBSTRING_ASC, word, -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    X509V3_CTX context;
    X509V3_set_ctx(&context, made, made, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, names.c_str());
    X509_add_ext(made, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(made, key, EVP_sha256());
    const auto written = [](auto write) {
        BIO* out = BIO_new(BIO_s_mem());
        write(out);
        char* data = nullptr;
        const auto size = BIO_get_mem_data(out, &data);
        std::string text(data, static_cast<std::size_t>(size));
        BIO_free(out);
        return text;
    };
    Certificate certificate{written([&](BIO* out) { PEM_write_bio_X509(out, made); }), written([&](BIO* out) {
                                PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
                            })};
    X509_free(made);
    EVP_PKEY_free(key);
    return certificate;
}

class TlsEnd {
public:
    TlsEnd(const Certificate& certificate, std::string greeting)
        : m_tls(boost::asio::ssl::context::tls_server),
          m_acceptor(m_context, {boost::asio::ip::address_v4::loopback(), 0}),
          m_greeting(std::move(greeting)) {
        m_tls.use_certificate_chain(boost::asio::buffer(certificate.pem));
        m_tls.use_private_key(boost::asio::buffer(certificate.keyPem), boost::asio::ssl::context::pem);
        m_thread = std::thread([this] { serve(); });
    }
    ~TlsEnd() {
        m_isStopping = true;
        boost::system::error_code ignored;
        boost::asio::ip::tcp::socket wake(m_context);
        wake.connect(m_acceptor.local_endpoint(), ignored); // Frees the accept.
        wake.close(ignored);
        m_thread.join();
    }
    TlsEnd(const TlsEnd&) = delete;
    TlsEnd& operator=(const TlsEnd&) = delete;

    std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }
    int refusals() const { return m_refusals; } ///< Handshakes that the other end broke off.
    int greeted() const { return m_greeted; }   ///< Devices that trusted it.

private:
    void serve() {
        while (!m_isStopping) {
            boost::asio::ip::tcp::socket socket(m_context);
            boost::system::error_code error;
            m_acceptor.accept(socket, error);
            if (error || m_isStopping) return;
            greet(std::move(socket));
        }
    }
    void greet(boost::asio::ip::tcp::socket socket) {
        namespace websocket = boost::beast::websocket;
        websocket::stream<boost::asio::ssl::stream<boost::asio::ip::tcp::socket>> stream(std::move(socket), m_tls);
        boost::system::error_code error;
        stream.next_layer().handshake(boost::asio::ssl::stream_base::server, error);
        if (!error) stream.accept(error); // With TLS 1.3 a refusal arrives only now.
        if (error) {
            ++m_refusals;
            return;
        }
        ++m_greeted;
        stream.text(true);
        stream.write(boost::asio::buffer(m_greeting), error);
        boost::beast::flat_buffer ignored;
        while (!error)
            stream.read(ignored, error);
    }

    boost::asio::io_context m_context;
    boost::asio::ssl::context m_tls;
    boost::asio::ip::tcp::acceptor m_acceptor;
    const std::string m_greeting;
    std::atomic<bool> m_isStopping = false;
    std::atomic<int> m_refusals = 0;
    std::atomic<int> m_greeted = 0;
    std::thread m_thread;
};

} // namespace linnet::tests
