#include "planning/simulation_difference.hpp"

#include <algorithm>
#include <tuple>

namespace kith::planning {

namespace {

bool by_key(const Asked& a, const Asked& b) { return a.key < b.key; }

bool by_day(const Asked& a, const Asked& b) {
    return std::tie(a.date, a.key) < std::tie(b.date, b.key);
}

bool by_turn(const Asked& a, const Asked& b) {
    return std::tie(a.rule, a.contact, a.date, a.key) < std::tie(b.rule, b.contact, b.date, b.key);
}

/// Puts apart what both have in this order, and pairs it; the others stay on their side.
template <class Order, class Pair>
void pair_up(std::vector<Asked>& before, std::vector<Asked>& after, const Order& order,
             const Pair& pair) {
    std::vector<Asked> left_before;
    std::vector<Asked> left_after;
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && order(*a, *b))) {
            left_before.push_back(std::move(*a++));
        } else if (a == before.end() || order(*b, *a)) {
            left_after.push_back(std::move(*b++));
        } else {
            pair(std::move(*a++), std::move(*b++));
        }
    }
    before = std::move(left_before);
    after = std::move(left_after);
}

} // namespace

SimulationDifference difference(std::vector<Asked> before, std::vector<Asked> after) {
    SimulationDifference result;
    const auto pair = [&](Asked&& a, Asked&& b) {
        if (a.date == b.date) {
            ++result.same;
        } else {
            result.moved.push_back({std::move(a), std::move(b)});
        }
    };
    std::sort(before.begin(), before.end(), by_key);
    std::sort(after.begin(), after.end(), by_key);
    pair_up(before, after, by_key, pair);
    std::sort(before.begin(), before.end(), by_turn);
    std::sort(after.begin(), after.end(), by_turn);
    const auto of_one_rule = [](const Asked& a, const Asked& b) {
        return std::tie(a.rule, a.contact) < std::tie(b.rule, b.contact);
    };
    pair_up(before, after, of_one_rule, pair);
    std::sort(before.begin(), before.end(), by_day);
    std::sort(after.begin(), after.end(), by_day);
    std::sort(result.moved.begin(), result.moved.end(), [](const auto& a, const auto& b) {
        return std::tie(a.before.date, a.before.key) < std::tie(b.before.date, b.before.key);
    });
    result.only_before = std::move(before);
    result.only_after = std::move(after);
    return result;
}

} // namespace kith::planning
