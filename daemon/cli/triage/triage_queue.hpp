#pragma once

#include "cli/triage/waiting_person.hpp"

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kith::cli {

/// In which order those who wait are asked about: by name from where one stopped the last time to
/// the end, then from the beginning to there. So who was put off comes last, and nothing but one
/// place need be remembered. Reads page by page.
class TriageQueue {
public:
    /// Somebody's place by name; the id tells namesakes apart. Both empty: before everybody.
    struct Place {
        std::string name;
        std::string id;

        friend bool operator==(const Place&, const Place&) = default;
    };
    struct Page {
        std::vector<WaitingPerson> people;
        std::optional<Place> next; ///< where the next page begins; absent: that was the last
    };
    using Fetch = std::function<Page(const Place& after)>;

    TriageQueue(Place stopped_at, Fetch fetch);

    /// Whom to ask about; absent when everybody was asked about once.
    [[nodiscard]] std::optional<WaitingPerson> current();
    /// Goes on. Nobody comes twice.
    void pass();
    /// Takes back the last pass(). False when there was none.
    bool back();

    /// How many are still to come, as far as they were read; at least one more otherwise.
    [[nodiscard]] std::size_t ahead() const { return waiting_.size(); }
    [[nodiscard]] bool is_all_read() const { return is_all_read_; }
    /// What to remember: behind whom to go on the next time.
    [[nodiscard]] const Place& stopped_at() const { return stopped_at_; }

private:
    void read_on();

    Fetch fetch_;
    Place begun_at_;
    Place stopped_at_;
    Place next_;
    bool is_round_ = false; ///< the end was reached, and the beginning is read now
    bool is_all_read_ = false;
    std::deque<WaitingPerson> waiting_;
    std::set<std::string> seen_;
    struct Passed {
        WaitingPerson person;
        Place stopped_at;
    };
    std::vector<Passed> passed_;
};

} // namespace kith::cli
