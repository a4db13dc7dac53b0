#pragma once

#include "domain/time.hpp"
#include "maildir/touch.hpp"
#include "source/proposal.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kith::maildir {

/// The touches of all mails as proposals: one a person, day and direction, however many mails there
/// were. Its key is a hash of these three, so the same mails, read again in any order or on another
/// machine, propose the same under the same key; its evidence is the first mail of the day.
/// Pure.
class Traces {
public:
    /// `instant` lies on `date`; `evidence` is shown to the owner.
    void add(const Touch& touch, domain::Instant instant, domain::Date date,
             const std::string& evidence);
    /// What is new or changed since the last call, the oldest day first.
    [[nodiscard]] std::vector<source::Proposal> take_new();
    /// Everything, in the same order; take_new() has nothing then.
    [[nodiscard]] std::vector<source::Proposal> take_all();
    /// Forgets what lies before the day; it is not proposed again.
    void forget_before(domain::Date day);

    [[nodiscard]] std::size_t size() const { return traces_.size(); }
    /// How many touches were left out since the last call because there are too many people.
    [[nodiscard]] std::size_t take_left_out() { return std::exchange(left_out_, 0); }

private:
    struct Trace {
        domain::Instant instant;  ///< of the mail that is the evidence
        std::size_t evidence = 0; ///< its hash: of two mails of one second, the same always wins
        source::Proposal proposal;
        bool is_new = true; ///< not taken yet
    };
    enum class Which { New, All };
    [[nodiscard]] std::vector<source::Proposal> take(Which which);
    void add_spelling(const Touch& touch, const std::string& address, domain::Instant instant,
                      domain::Date date, const std::string& evidence);

    std::map<std::string, Trace> traces_; ///< by key
    std::size_t left_out_ = 0;
};

} // namespace kith::maildir
