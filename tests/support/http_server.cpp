#include "support/http_server.hpp"

#include "support/certificate.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace kith::test {

namespace {

/// Each character of the JSON text is one byte.
std::string bytes_of(const std::string& utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            out += utf8[i];
        } else {
            const auto next = static_cast<unsigned char>(utf8.at(++i));
            out += static_cast<char>(((byte & 0x03U) << 6) | (next & 0x3FU));
        }
    }
    return out;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::vector<std::string> command(const std::string& answers, HttpServer::Transport transport) {
    std::vector<std::string> argv{"/usr/bin/python3", KITH_SUPPORT_SOURCES "/http_server.py",
                                  "--answers", answers};
    if (transport == HttpServer::Transport::Tls) {
        const Certificate& certificate = localhost_certificate();
        argv.insert(argv.end(),
                    {"--certificate", certificate.pem.string(), "--key", certificate.key.string()});
    }
    return argv;
}

} // namespace

std::string HttpServer::Request::header(const std::string& name) const {
    std::istringstream lines(head);
    std::string line;
    std::string found;
    while (std::getline(lines, line)) {
        const auto colon = line.find(':');
        if (colon == std::string::npos || lower(line.substr(0, colon)) != lower(name)) {
            continue;
        }
        if (!found.empty()) {
            throw std::runtime_error("the header " + name + " stands there twice");
        }
        found = line.substr(colon + 1);
        found.erase(0, found.find_first_not_of(' '));
        found.erase(found.find_last_not_of('\r') + 1);
    }
    return found;
}

std::vector<std::string> HttpServer::Request::header_names() const {
    std::istringstream lines(head);
    std::string line;
    std::getline(lines, line);
    std::vector<std::string> names;
    while (std::getline(lines, line)) {
        names.push_back(lower(line.substr(0, line.find(':'))));
    }
    return names;
}

HttpServer::HttpServer(const std::string& answers, Transport transport)
    : transport_(transport), program_(command(answers, transport)) {
    const auto first = program_.next();
    if (!first) {
        throw std::runtime_error("the HTTP server does not start");
    }
    port_ = static_cast<std::uint16_t>(first->at("port").as_integer());
}

std::string HttpServer::url() const {
    return (transport_ == Transport::Tls ? "https://localhost:" : "http://127.0.0.1:") +
           std::to_string(port_);
}

void HttpServer::await(std::size_t count) {
    while (requests_.size() < count) {
        if (!take_line()) {
            throw std::runtime_error("the server ended before that request");
        }
    }
}

const std::vector<HttpServer::Request>& HttpServer::finish() {
    program_.close_input();
    while (take_line()) {
    }
    return requests_;
}

bool HttpServer::take_line() {
    const auto line = program_.next();
    if (line && line->find("method") != nullptr) {
        requests_.push_back({line->at("method").as_string(), line->at("target").as_string(),
                             bytes_of(line->at("head").as_string()),
                             bytes_of(line->at("body").as_string()),
                             static_cast<int>(line->at("connection").as_integer())});
    }
    return line.has_value();
}

} // namespace kith::test
