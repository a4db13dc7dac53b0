#pragma once

#include "calendar/alarm.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <utility>

namespace kith::calendar {

/// The connections that are open, at most so many, none for ever. One that does not finish its
/// request or take its answer in time is shut down, and so is the oldest one when another comes and
/// the house is full; one that still asks goes before one that is being answered. So slow or idle
/// guests never keep anybody out. While nobody is there, no timer runs.
/// In the loop's thread; held by a shared_ptr, tickets that outlive it are worth nothing.
class Guests : public std::enable_shared_from_this<Guests> {
public:
    struct Limits {
        std::size_t number = 32;
        std::chrono::milliseconds asking{5000};
        std::chrono::milliseconds answering{10000};
    };

private:
    struct Guest {
        int descriptor;
        Alarm::Moment deadline;
        bool answering = false;
        bool sent_away = false; ///< shut down; its owner has not closed it yet
    };
    using List = std::list<Guest>; ///< the oldest first

public:
    /// A place in the house; gives it up when it goes. Movable.
    class Ticket {
    public:
        Ticket(std::weak_ptr<Guests> guests, List::iterator place)
            : guests_(std::move(guests)), place_(place) {}
        Ticket(Ticket&& other) noexcept = default;
        Ticket& operator=(Ticket&& other) = delete;
        ~Ticket() { give_up(); }

        /// The request is complete: from here counts the time of the answer.
        void answering();
        /// Before the descriptor is closed: its number may be another connection's next.
        void give_up() noexcept;

    private:
        std::weak_ptr<Guests> guests_;
        List::iterator place_;
    };

    explicit Guests(asio::io_context& loop) : Guests(loop, Limits()) {}
    Guests(asio::io_context& loop, Limits limits);

    /// Lets a connected socket in. Does not own it.
    [[nodiscard]] Ticket admit(int descriptor);
    void send_all_away();
    [[nodiscard]] std::size_t present() const;

private:
    void make_room();
    void send_away_late();
    static void send_away(Guest& guest);
    void arm();

    Limits limits_;
    List guests_;
    Alarm alarm_;
    Alarm::Moment armed_ = Alarm::Moment::max();
};

} // namespace kith::calendar
