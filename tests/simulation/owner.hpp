#pragma once

#include "world.hpp"

#include <random>

namespace kith::simulation {

/// An owner whose life is diced: whom they meet, what they answer and how late, when they rest, to
/// which zone they travel, how wrong their clock goes. The same for the same seed.
class Owner {
public:
    Owner(World& world, std::uint64_t seed) : world_(world), dice_(seed) {}

    void live(int days);

    /// What happened besides interactions and answers.
    struct Events {
        int journeys = 0;
        int clock_jumps = 0; ///< back
        int absences = 0;    ///< of the machine
        int pauses = 0;
    };
    [[nodiscard]] const Events& events() const { return events_; }

private:
    void spend_day();
    void travel();
    void turn_clock_back();
    void rest();
    void meet_people();
    void answer(Place place);
    void answer(Place place, const domain::Reminder& reminder);
    void say_how_to_go_on(Place place);
    void talk(Place place);

    [[nodiscard]] int below(int end) {
        return static_cast<int>(dice_() % static_cast<unsigned>(end));
    }
    [[nodiscard]] bool once_in(int times) { return below(times) == 0; }
    [[nodiscard]] Place anybody() { return dice_() % world_.town().people; }
    [[nodiscard]] domain::Instant today_at(int hour) const;

    World& world_;
    std::mt19937_64 dice_;
    Events events_;
};

} // namespace kith::simulation
