#pragma once

#include "cli/import/acquaintances.hpp"
#include "cli/import/arrival.hpp"

#include <vector>

namespace kith::cli {

/// What becomes of those whom foreign files tell of.
struct ImportPlan {
    struct Known {
        Arrival arrival;
        Likeness likeness;
        /// Who it is like comes from these files, too.
        bool twice = false;
    };
    std::vector<ForeignFile> files; ///< without people and interactions
    std::vector<Arrival> fresh;     ///< with the ids they are to have
    std::vector<Known> known;
    std::vector<Known> unsure; ///< left out
    /// With those who are new or known, by the ids they have in kith.
    std::vector<domain::Interaction> interactions;
    std::size_t left_out = 0; ///< interactions with those who are left out, or in the future

    [[nodiscard]] bool is_empty() const { return fresh.empty() && interactions.empty(); }
};

/// Whether those who are perhaps known are new people.
enum class Unsure { LeftOut, Taken };

/// `known` becomes everybody who is known then. What the files say of those who are known already
/// changes nothing of them. `today` is the owner's.
[[nodiscard]] ImportPlan plan_import(std::vector<ForeignFile> files, Acquaintances& known,
                                     Unsure unsure, domain::Date today);

} // namespace kith::cli
