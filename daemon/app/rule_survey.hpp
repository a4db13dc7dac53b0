#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"
#include "domain/value.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kith::app {

/// What is known of one rule while nobody is named.
struct RuleSurvey {
    const domain::Rule* rule = nullptr; ///< the situation's
    std::size_t matches = 0;            ///< people, or circles for duty and presence
    std::size_t in_charge = 0; ///< keep-in-touch: those of them for whom no earlier rule counts
    std::string warning;       ///< why it matches nobody, one sentence; else empty
    std::optional<domain::Reminder> next; ///< the earliest it is heard in, open or planned
};

/// Every rule in file order. Reads every contact once: with thousands of them, some tenths of a
/// second.
[[nodiscard]] std::vector<RuleSurvey> survey_rules(const domain::Store& store,
                                                   const Situation& situation, domain::Date today);

/// What people are described with: what a rule may ask for. Circles are not among them.
struct Vocabulary {
    std::set<std::string> names;
    std::set<std::string> networks;
    std::set<std::string> institutions;
    std::set<std::string> tags;
    std::set<std::string> languages;

    void learn(const domain::Contact& contact);
};

/// Why a selector takes nobody, with the nearest word when one was misspelt: "nobody is tagged
/// "freind"; did you mean "friend"?". When every condition alone takes somebody: that nobody has
/// them all.
[[nodiscard]] std::string why_nobody(const domain::Selector& selector,
                                     const Vocabulary& vocabulary);

} // namespace kith::app
