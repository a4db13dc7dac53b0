#include "planning/deal.hpp"

#include "domain/zone.hpp"

#include <algorithm>
#include <tuple>

namespace kith::planning {

using domain::Date;
using domain::days_between;

namespace {

/// So many a deal gives today at most to an owner who set no pace; nobody's pace is higher.
constexpr int without_pace = 1000;

Date window_end(const Deal::Waiting& waiting) { return std::max(waiting.wanted, waiting.at_worst); }

/// How much of the window is used up, as a fraction that is never rounded.
struct Lateness {
    std::int64_t waited = 0;
    std::int64_t window = 1;
};

Lateness lateness(const Deal::Waiting& waiting, Date today) {
    const int window = days_between(waiting.wanted, window_end(waiting));
    return window == 0 ? Lateness{1, 1} : Lateness{days_between(waiting.wanted, today), window};
}

Deal::Move move_to(const Deal::Waiting& waiting, Date date) {
    return {waiting.key, date, domain::Zone(waiting.zone).instant(date, waiting.at)};
}

} // namespace

Deal::Deal(Attention& attention, Date today, AwakeFrom awake_from)
    : attention_(attention), today_(today), awake_from_(std::move(awake_from)),
      works_(attention.works_on(today)) {}

void Deal::offer(const Waiting& waiting) {
    here_ += waiting.date == today_ ? 1 : 0;
    const bool paced = attention_.pace().people_per_day.has_value();
    if (works_ && !paced && waiting.date <= today_ && awake_from(waiting, today_) == today_) {
        return; // speaks today whatever the others do
    }
    const auto most =
        static_cast<std::size_t>(attention_.pace().people_per_day.value_or(without_pace));
    const auto order = [this](const auto& a, const auto& b) { return goes_before(a, b); };
    const bool beaten = best_.size() == most && !goes_before(waiting, best_.front());
    if (!works_ || beaten || awake_from(waiting, today_) != today_) {
        leave_out(waiting);
        return;
    }
    if (best_.size() == most) {
        std::pop_heap(best_.begin(), best_.end(), order);
        leave_out(best_.back());
        best_.pop_back();
    }
    best_.push_back(waiting);
    std::push_heap(best_.begin(), best_.end(), order);
}

std::vector<Deal::Move> Deal::moves() {
    const auto order = [this](const auto& a, const auto& b) { return goes_before(a, b); };
    std::sort(best_.begin(), best_.end(), order);
    const auto chosen = std::min(capacity(), best_.size());
    std::vector<Move> moves;
    for (std::size_t i = 0; i < best_.size(); ++i) {
        const auto& waiting = best_[i];
        if (i >= chosen) {
            leave_out(waiting);
        } else if (waiting.date != today_) {
            attention_.give_back(waiting.date);
            attention_.take(today_);
            moves.push_back(move_to(waiting, today_));
        }
    }
    std::sort(displaced_.begin(), displaced_.end(), order);
    for (const auto& waiting : displaced_) {
        attention_.give_back(waiting.date);
    }
    for (const auto& waiting : displaced_) {
        const auto date = later_day(waiting);
        attention_.take(date);
        moves.push_back(move_to(waiting, date));
    }
    return moves;
}

bool Deal::goes_before(const Waiting& a, const Waiting& b) const {
    const auto end_a = window_end(a);
    const auto end_b = window_end(b);
    const bool over_a = end_a < today_;
    const bool over_b = end_b < today_;
    if (over_a != over_b) {
        return over_a;
    }
    if (over_a && end_a != end_b) {
        return end_a < end_b;
    }
    const auto late_a = lateness(a, today_);
    const auto late_b = lateness(b, today_);
    const auto share_a = late_a.waited * late_b.window;
    const auto share_b = late_b.waited * late_a.window;
    if (!over_a && share_a != share_b) {
        return share_a > share_b;
    }
    return std::tie(a.contact, a.key) < std::tie(b.contact, b.key);
}

Date Deal::awake_from(const Waiting& waiting, Date from) const {
    return awake_from_ ? awake_from_(waiting.contact, from) : from;
}

/// Today's room without what those offered take of it themselves.
std::size_t Deal::capacity() const {
    const auto most = attention_.pace().people_per_day;
    return most ? static_cast<std::size_t>(
                      std::clamp(*most - (attention_.load(today_) - here_), 0, *most))
                : best_.size();
}

void Deal::leave_out(const Waiting& waiting) {
    if (waiting.date <= today_) {
        displaced_.push_back(waiting);
    }
}

Date Deal::later_day(const Waiting& waiting) const {
    auto date = attention_.room_from(awake_from(waiting, domain::plus_days(today_, 1)));
    for (auto awake = awake_from(waiting, date); awake != date; awake = awake_from(waiting, date)) {
        date = attention_.room_from(awake);
    }
    return date;
}

} // namespace kith::planning
