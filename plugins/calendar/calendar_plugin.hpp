#pragma once

#include "calendar/agenda.hpp"
#include "calendar/published_feed.hpp"
#include "calendar/settings.hpp"
#include "calendar/web_feed.hpp"
#include "sdk/host.hpp"
#include "sdk/plugin.hpp"

#include <asio/io_context.hpp>
#include <functional>
#include <optional>

namespace kith::calendar {

/// The mirror that shows the agenda as calendar and task list: in files and on the loopback. What
/// is shown is always a whole edition, that of the run before until the agenda has come in full; so
/// a first start serves nothing before that. In the loop's thread; lives until the loop has
/// stopped.
class CalendarPlugin : public sdk::Plugin {
public:
    using Now = std::function<domain::Instant()>;

    CalendarPlugin(asio::io_context& loop, Now now);

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void publish(const sdk::AgendaPage& page, sdk::Reply reply) override;
    void finish() override;

private:
    [[nodiscard]] Answer answer(const Site& site, const Request& request);
    void publish_edition();
    void tell_state();

    asio::io_context& loop_;
    Now now_;
    sdk::Host* host_ = nullptr;
    Settings settings_;
    std::optional<Agenda> agenda_;
    std::optional<PublishedFeed> events_;
    std::optional<PublishedFeed> tasks_;
    std::optional<WebFeed> web_;
    std::size_t taken_ = 0; ///< entries, since freed memory was given back
    std::optional<domain::Instant>
        changed_at_; ///< since the newest edition; made when it is asked for
    std::optional<domain::Date> edition_day_; ///< the window of the newest edition starts from here
};

} // namespace kith::calendar
