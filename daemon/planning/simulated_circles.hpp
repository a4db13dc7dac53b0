#pragma once

#include "planning/simulation.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace kith::planning {

/// Who of which circle was in touch when, while a simulation runs. Subjects are known by their
/// place in the simulation's list.
class SimulatedCircles {
public:
    using Place = std::uint32_t;

    /// Members are taken from Subject::circles; circles that are no subjects are left out. The
    /// subjects have to outlive this and to stay where they are.
    explicit SimulatedCircles(std::span<const Subject> subjects);

    /// They were in touch: counts for the circles of the subject too, and for the circles of those.
    void touch(Place subject, domain::Date date);
    /// The circles of which something changed since the last call, each once.
    [[nodiscard]] std::vector<Place> take_changed();
    /// What planning needs to know of the circle.
    [[nodiscard]] domain::CircleFacts facts_of(Place circle) const;

private:
    /// The day of the last touch and the member.
    using Touch = std::pair<domain::Date, Place>;
    struct Circle {
        std::size_t size = 0;
        std::set<Touch> touched[3];   ///< by importance
        std::vector<Place> untouched; ///< sorted by place
    };

    [[nodiscard]] std::vector<Place> first_to_call(const Circle& circle) const;
    [[nodiscard]] domain::CircleMember member(Place subject) const;

    std::span<const Subject> subjects_;
    std::vector<std::optional<domain::Date>> touched_;
    std::vector<std::vector<Place>> circles_of_;
    std::vector<Circle> circles_; ///< empty for people
    std::set<Place> changed_;
};

} // namespace kith::planning
