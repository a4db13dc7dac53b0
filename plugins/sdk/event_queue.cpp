#include "sdk/event_queue.hpp"

#include "wire/line_reader.hpp"
#include "wire/rpc.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <stdexcept>

namespace kith::sdk {

namespace {

using domain::Value;

std::string line_of(const std::string& id, const Value& params) {
    std::string line = wire::encode_line(wire::Request{id, "event", params});
    if (line.size() > wire::max_line) {
        throw std::length_error("an event is longer than a line of the protocol");
    }
    return line;
}

} // namespace

EventQueue::EventQueue() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
    std::random_device chance;
    prefix_ = fmt::format("{:010x}-{:08x}{:08x}", seconds, chance(), chance());
}

void EventQueue::add(Value params) {
    const std::string id = fmt::format("{}-{:06}", prefix_, next_++);
    params["event_id"] = id;
    std::string line = line_of(id, params);
    const std::string type = params.text_or("type", "");
    const bool kept = type != "contacts" && type != "proposals"; // found again at each start
    events_.push_back({id, std::move(line), kept ? std::move(params) : Value(), std::nullopt});
    if (kept && journal_) {
        journal_->keep(events_.back().params);
    }
}

void EventQueue::open_journal(const std::filesystem::path& state_dir) {
    journal_.emplace(state_dir);
    auto earlier = journal_->kept();
    for (auto params = earlier.rbegin(); params != earlier.rend(); ++params) {
        const std::string id = params->at("event_id").as_string();
        events_.push_front({id, line_of(id, *params), std::move(*params), std::nullopt});
    }
    const auto queued = events_.begin() + static_cast<std::ptrdiff_t>(earlier.size());
    for (auto event = queued; event != events_.end(); ++event) {
        if (!event->params.is_null()) {
            journal_->keep(event->params);
        }
    }
}

std::vector<std::string> EventQueue::due(Moment now, std::chrono::seconds pause) {
    std::vector<std::string> lines;
    for (Event& event : events_) {
        if (!event.written || now - *event.written >= pause) {
            lines.push_back(event.line);
            event.written = now;
        }
    }
    return lines;
}

bool EventQueue::answered(const std::string& event_id) {
    const auto event = std::find_if(events_.begin(), events_.end(),
                                    [&event_id](const Event& e) { return e.id == event_id; });
    if (event == events_.end()) {
        return false;
    }
    if (journal_) {
        journal_->forget(event_id);
    }
    events_.erase(event);
    return true;
}

} // namespace kith::sdk
