#pragma once

#include "calendar/alarm.hpp"
#include "calendar/published_feed.hpp"
#include "calendar/site.hpp"
#include "calendar/web_server.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::calendar {

/// The feeds on the loopback: keeps the secret, the port and the full addresses in the plugin's own
/// directory (files `token`, `port`, `url`, all 0600), and opens the server. A port that is taken
/// is tried again after 5 s, then more and more seldom up to 5 min. In the loop's thread; lives
/// until the loop has stopped.
class WebFeed {
public:
    struct Place {
        std::filesystem::path state_dir;
        std::uint16_t port; ///< 0: a free one, the same at every start
        std::vector<std::string> hosts;
    };
    using Handler = std::function<Answer(const Site&, const Request&)>;

    /// The feeds outlive this. `handler` answers requests; `on_change` is told that open() or a
    /// later try has succeeded or failed. Neither may throw.
    WebFeed(asio::io_context& loop, Place place, const PublishedFeed& events,
            const PublishedFeed& tasks, Handler handler, std::function<void()> on_change);

    /// Tries to serve, unless it does. Never throws: see fault().
    void open();
    void close();

    [[nodiscard]] bool serving() const { return port_ != 0; }
    /// The port it serves on; 0 while it does not.
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Why it does not serve, for the user and without the secret; empty: it does, or was not
    /// asked.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// Where the addresses with the secret are written.
    [[nodiscard]] std::filesystem::path url_file() const { return place_.state_dir / "url"; }

private:
    void try_to_open();
    [[nodiscard]] std::uint16_t wanted_port() const;
    void write_addresses() const;

    Place place_;
    const PublishedFeed& events_;
    const PublishedFeed& tasks_;
    Handler handler_;
    std::function<void()> on_change_;
    std::optional<Site> site_;
    WebServer server_;
    Alarm retry_;
    std::chrono::seconds back_off_;
    std::uint16_t port_ = 0;
    std::string fault_;
};

} // namespace kith::calendar
