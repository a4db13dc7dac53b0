#pragma once

#include "domain/store.hpp"

#include <optional>
#include <string>

namespace kith::app {

/// The store's note of what everybody's plan follows from, and since which day: as long as that is
/// the same, a start or a reload plans only those whose facts changed. Whoever is about to change
/// what many plans follow from takes it away in the same transaction and puts it back when all are
/// planned, so that a crash in between has everybody planned anew.
class PlanMark {
public:
    explicit PlanMark(domain::Store& store) : store_(store) {}

    /// The day since which all plans follow from that; absent: they do not, or nobody knows, as
    /// with an empty `basis`.
    [[nodiscard]] std::optional<domain::Date> since(const std::string& basis) const;
    /// All plans follow from that today.
    void set(const std::string& basis, domain::Date today);
    void take_away();
    /// What the last take_away() took. Nothing, when it was away already: then what took it away
    /// before was not finished.
    void put_back();

private:
    domain::Store& store_;
    std::string taken_;
};

} // namespace kith::app
