#include "calendar/web_feed.hpp"

#include "calendar/own_file.hpp"
#include "calendar/token.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <system_error>
#include <utility>

namespace kith::calendar {

namespace {

constexpr std::chrono::seconds first_back_off{5};
constexpr std::chrono::seconds longest_back_off{300};
constexpr std::size_t longest_port_file = 64;

std::string explained(std::uint16_t port, const std::system_error& error) {
    const std::string where = "port " + std::to_string(port) + " on 127.0.0.1 and ::1";
    if (error.code() == std::errc::address_in_use) {
        return where + " is taken by another program; set another `port`";
    }
    return where + ": " + error.code().message();
}

} // namespace

WebFeed::WebFeed(asio::io_context& loop, Place place, const PublishedFeed& events,
                 const PublishedFeed& tasks, Handler handler, std::function<void()> on_change)
    : place_(std::move(place)), events_(events), tasks_(tasks), handler_(std::move(handler)),
      on_change_(std::move(on_change)),
      server_(loop, [this](const Request& request) { return handler_(*site_, request); }),
      retry_(loop, [this] { open(); }), back_off_(first_back_off) {}

void WebFeed::open() {
    if (serving()) {
        return;
    }
    try {
        try_to_open();
        fault_.clear();
        back_off_ = first_back_off;
    } catch (const std::exception& error) {
        server_.close();
        port_ = 0;
        fault_ = error.what();
        retry_.set(std::chrono::steady_clock::now() + back_off_);
        back_off_ = std::min(2 * back_off_, longest_back_off);
    }
    on_change_();
}

void WebFeed::close() {
    retry_.cancel();
    server_.close();
    port_ = 0;
}

void WebFeed::try_to_open() {
    if (!site_) {
        site_.emplace(load_or_make_token(place_.state_dir / "token"), place_.hosts, events_,
                      tasks_);
    }
    const std::uint16_t wanted = wanted_port();
    try {
        port_ = server_.open(wanted);
    } catch (const std::system_error& error) {
        throw std::runtime_error(explained(wanted, error));
    }
    if (place_.port == 0) {
        replace_own_file(place_.state_dir / "port", std::to_string(port_) + '\n');
    }
    write_addresses();
}

/// Subscriptions hold the port, so one that was free once is asked for again.
std::uint16_t WebFeed::wanted_port() const {
    if (place_.port != 0) {
        return place_.port;
    }
    const auto kept = read_own_file(place_.state_dir / "port", longest_port_file);
    std::uint16_t port = 0;
    if (kept) {
        std::from_chars(kept->content.data(), kept->content.data() + kept->content.size(), port);
    }
    return port;
}

void WebFeed::write_addresses() const {
    const std::string authority = "127.0.0.1:" + std::to_string(port_);
    std::string addresses;
    for (const auto& path : {site_->events_path(), site_->tasks_path()}) {
        for (const auto* scheme : {"http://", "webcal://"}) {
            addresses.append(scheme).append(authority).append(path).append("\n");
        }
    }
    replace_own_file(url_file(), addresses);
}

} // namespace kith::calendar
