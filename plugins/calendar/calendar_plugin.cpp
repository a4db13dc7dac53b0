#include "calendar/calendar_plugin.hpp"

#include <malloc.h>
#include <string>
#include <utility>

namespace kith::calendar {

namespace chr = std::chrono;
using domain::Outcome;
using domain::Value;

namespace {

constexpr chr::seconds file_retry{60};
constexpr std::size_t many_entries = 1000;

domain::Date day_of(domain::Instant moment) { return chr::floor<chr::days>(moment); }

std::string file_state(const PublishedFeed& feed) {
    if (!feed.fault().empty()) {
        return feed.fault();
    }
    if (!feed.target()) {
        return "";
    }
    return feed.target()->string() + (feed.snapshot() ? " is written" : " waits for the agenda");
}

void append_sentence(std::string& text, const std::string& sentence) {
    if (!sentence.empty()) {
        text += (text.empty() ? "" : "; ") + sentence;
    }
}

} // namespace

CalendarPlugin::CalendarPlugin(asio::io_context& loop, Now now)
    : loop_(loop), now_(std::move(now)) {}

Value CalendarPlugin::description() const {
    Value description;
    description["name"] = "calendar";
    description["version"] = KITH_VERSION;
    description["kinds"].push_back("mirror");
    description["capabilities"]["withdraw"] = false;
    description["capabilities"]["check"] = true;
    description["capabilities"]["idempotency"] = "convergent";
    description["capabilities"]["max_inflight"] = 1;
    description["needs"]["dbus"] = false;
    description["needs"]["network"] = true;
    description["settings"] = settings_schema();
    return description;
}

void CalendarPlugin::start(const sdk::Session& session, sdk::Host& host) {
    host_ = &host;
    settings_ = read_settings(session.settings);
    settings_.events.instance = settings_.tasks.instance = session.instance;
    const std::filesystem::path state(session.state_dir);
    agenda_.emplace(settings_.events, settings_.tasks);
    events_.emplace(state / "kith.ics", settings_.file);
    tasks_.emplace(state / "tasks.ics", settings_.tasks_file);
    if (!settings_.http) {
        return;
    }
    web_.emplace(
        loop_, WebFeed::Place{state, settings_.port, settings_.hosts}, *events_, *tasks_,
        [this](const Site& site, const Request& request) { return answer(site, request); },
        [this] { tell_state(); });
    if (events_->snapshot() && tasks_->snapshot()) {
        web_->open();
    }
}

void CalendarPlugin::check(sdk::Reply reply) {
    Outcome outcome;
    if (web_) {
        append_sentence(outcome.text, web_->serving()
                                          ? "serving on 127.0.0.1:" + std::to_string(web_->port()) +
                                                ", address in " + web_->url_file().string()
                                      : web_->fault().empty() ? "the server waits for the agenda"
                                                              : web_->fault());
    }
    append_sentence(outcome.text, file_state(*events_));
    append_sentence(outcome.text, file_state(*tasks_));
    const bool fault =
        (web_ && !web_->fault().empty()) || !events_->fault().empty() || !tasks_->fault().empty();
    outcome.result = fault ? Outcome::Result::Unavailable : Outcome::Result::Delivered;
    reply(outcome);
}

void CalendarPlugin::publish(const sdk::AgendaPage& page, sdk::Reply reply) {
    Outcome outcome;
    const auto today = day_of(now_());
    taken_ += page.upsert.size();
    if (!agenda_->take(page, today)) {
        if (page.last) {
            outcome.result = Outcome::Result::Retry;
            outcome.text = "changes came before the whole agenda";
        }
        reply(outcome);
        return;
    }
    changed_at_ = now_();
    if (events_->target() || tasks_->target()) {
        publish_edition();
    }
    if (web_) {
        web_->open();
    }
    for (const auto* feed : {&*events_, &*tasks_}) {
        if (!feed->fault().empty()) {
            outcome.result = Outcome::Result::Retry;
            outcome.after = file_retry;
            append_sentence(outcome.text, feed->fault());
        }
    }
    const bool wants_all = !agenda_->reaches(today);
    if (wants_all) {
        outcome.result = Outcome::Result::Retry;
        append_sentence(outcome.text, "what lies farther ahead is needed, too");
    }
    reply(outcome);
    if (wants_all && (!web_ || web_->fault().empty())) {
        host_->up(); // the whole agenda is told at once then
    }
    if (taken_ >= many_entries) {
        ::malloc_trim(0); // much was read that is not kept
        taken_ = 0;
    }
}

void CalendarPlugin::finish() {
    if (changed_at_) {
        publish_edition();
    }
    if (events_) {
        events_->keep();
        tasks_->keep();
    }
    if (web_) {
        web_->close();
    }
}

Answer CalendarPlugin::answer(const Site& site, const Request& request) {
    const auto now = now_();
    if (changed_at_ || (agenda_->known() && edition_day_ != day_of(now))) {
        publish_edition(); // the window moves with the day, though nothing was published
    }
    return site.answer(request, chr::floor<chr::seconds>(now));
}

void CalendarPlugin::publish_edition() {
    const auto now = now_();
    const auto modified = chr::floor<chr::seconds>(changed_at_.value_or(now));
    changed_at_.reset();
    edition_day_ = day_of(now);
    events_->offer(agenda_->events(*edition_day_), modified);
    tasks_->offer(agenda_->tasks(*edition_day_), modified);
}

void CalendarPlugin::tell_state() {
    if (!web_->fault().empty()) {
        host_->unavailable(web_->fault());
        return;
    }
    host_->up();
    host_->log(sdk::Host::Level::Info, "serving on 127.0.0.1:" + std::to_string(web_->port()) +
                                           ", address in " + web_->url_file().string());
}

} // namespace kith::calendar
