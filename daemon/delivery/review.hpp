#pragma once

#include "delivery/composition.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::delivery {

/// Someone, or a circle, that has not been in touch for a while.
struct Quiet {
    domain::Contact contact;
    std::optional<domain::Date> last_touch; ///< absent: never recorded
};

/// Whom the owner was in touch with, and how.
struct Touch {
    domain::Contact contact;
    domain::Interaction interaction;
};

/// What the weekly page is made of, gathered by who sends it. Every list may be empty or long: the
/// page shows the first of each and says when there is more, without a number.
struct ReviewMatter {
    domain::Date today{};
    std::vector<Touch> touches;   ///< of the last seven days, oldest first
    std::vector<Subject> settled; ///< done or skipped in the last seven days, oldest first; those
                                  ///< an interaction answered are left out by the page
    std::vector<Subject> coming;  ///< open, or due within the next seven days, by date
    std::vector<Quiet> starving;  ///< circles and people past their window, longest first
    std::vector<Quiet> dormant;   ///< whom one could take up again, most relevant first; at most
                                  ///< three are shown, and never more than the pace
    std::optional<int> people_per_day;
};

struct ReviewSection {
    std::string heading;            ///< empty when it is the only one
    std::vector<std::string> lines; ///< never empty
};

/// The weekly page in the owner's language. Sections without lines are left out; an empty week has
/// one kind sentence instead.
struct Review {
    std::string title;
    std::vector<ReviewSection> sections;
};

[[nodiscard]] Review compose_review(const ReviewMatter& matter, const std::string& language);

/// The page as the body of a notice: "# " before a heading, "- " before a line, see PROTOCOL.md.
[[nodiscard]] std::string notice_body(const Review& review);

} // namespace kith::delivery
