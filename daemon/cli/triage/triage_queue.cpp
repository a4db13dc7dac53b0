#include "cli/triage/triage_queue.hpp"

#include <utility>

namespace kith::cli {

TriageQueue::TriageQueue(Place stopped_at, Fetch fetch)
    : fetch_(std::move(fetch)), begun_at_(stopped_at), stopped_at_(stopped_at),
      next_(std::move(stopped_at)) {}

std::optional<WaitingPerson> TriageQueue::current() {
    while (waiting_.empty() && !is_all_read_) {
        read_on();
    }
    return waiting_.empty() ? std::nullopt : std::optional(waiting_.front());
}

void TriageQueue::read_on() {
    auto page = fetch_(next_);
    for (auto& person : page.people) {
        if (seen_.insert(person.id).second) {
            waiting_.push_back(std::move(person));
        }
    }
    if (page.next) {
        next_ = *page.next;
    } else if (is_round_ || begun_at_ == Place()) {
        is_all_read_ = true;
    } else {
        is_round_ = true; // whoever is met a second time is not taken again
        next_ = Place();
    }
}

void TriageQueue::pass() {
    passed_.push_back({waiting_.front(), stopped_at_});
    stopped_at_ = {waiting_.front().name, waiting_.front().id};
    waiting_.pop_front();
}

bool TriageQueue::back() {
    if (passed_.empty()) {
        return false;
    }
    waiting_.push_front(std::move(passed_.back().person));
    stopped_at_ = std::move(passed_.back().stopped_at);
    passed_.pop_back();
    return true;
}

} // namespace kith::cli
