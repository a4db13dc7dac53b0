#include "calendar/guests.hpp"

#include <algorithm>
#include <sys/socket.h>

namespace kith::calendar {

Guests::Guests(asio::io_context& loop, Limits limits)
    : limits_(limits), alarm_(loop, [this] { send_away_late(); }) {}

void Guests::Ticket::answering() {
    const auto guests = guests_.lock();
    if (guests && !place_->answering) {
        place_->answering = true;
        place_->deadline = std::chrono::steady_clock::now() + guests->limits_.answering;
        guests->arm();
    }
}

void Guests::Ticket::give_up() noexcept {
    if (const auto guests = guests_.lock()) {
        guests->guests_.erase(place_);
        guests->arm();
    }
    guests_.reset();
}

Guests::Ticket Guests::admit(int descriptor) {
    if (present() >= limits_.number) {
        make_room();
    }
    guests_.push_back({descriptor, std::chrono::steady_clock::now() + limits_.asking});
    arm();
    return {weak_from_this(), std::prev(guests_.end())};
}

void Guests::send_all_away() {
    for (Guest& guest : guests_) {
        send_away(guest);
    }
    arm();
}

std::size_t Guests::present() const {
    return static_cast<std::size_t>(
        std::count_if(guests_.begin(), guests_.end(), [](const Guest& g) { return !g.sent_away; }));
}

void Guests::make_room() {
    auto oldest = std::find_if(guests_.begin(), guests_.end(),
                               [](const Guest& g) { return !g.sent_away && !g.answering; });
    if (oldest == guests_.end()) {
        oldest = std::find_if(guests_.begin(), guests_.end(),
                              [](const Guest& g) { return !g.sent_away; });
    }
    if (oldest != guests_.end()) {
        send_away(*oldest);
    }
}

void Guests::send_away_late() {
    const auto now = std::chrono::steady_clock::now();
    for (Guest& guest : guests_) {
        if (!guest.sent_away && guest.deadline <= now) {
            send_away(guest);
        }
    }
    armed_ = Alarm::Moment::max();
    arm();
}

/// Ends what is under way on the connection; its owner then closes it and gives the ticket back.
void Guests::send_away(Guest& guest) {
    guest.sent_away = true;
    ::shutdown(guest.descriptor, SHUT_RDWR);
}

void Guests::arm() {
    auto next = Alarm::Moment::max();
    for (const Guest& guest : guests_) {
        next = guest.sent_away ? next : std::min(next, guest.deadline);
    }
    if (next == armed_) {
        return;
    }
    armed_ = next;
    if (next == Alarm::Moment::max()) {
        alarm_.cancel();
    } else {
        alarm_.set(next);
    }
}

} // namespace kith::calendar
