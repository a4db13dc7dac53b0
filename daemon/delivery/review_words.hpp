#pragma once

#include <string>
#include <string_view>

namespace kith::delivery {

/// The words of the weekly page, in one language. `{}` is where a name or a day goes. All static.
struct ReviewWords {
    std::string_view title;
    std::string_view what_was;
    std::string_view what_comes;
    std::string_view quiet;
    std::string_view once_again;
    std::string_view done;
    std::string_view today;
    std::string_view last_touch;
    std::string_view no_touch;
    std::string_view others; ///< the last line of a long list
    std::string_view quiet_week;
    std::string_view call;
    std::string_view meeting;
    std::string_view message_to;
    std::string_view message_from;
    std::string_view letter_to;
    std::string_view letter_from;
    std::string_view event_with;
    std::string_view event_of; ///< of a network
};

/// German for "de", English for anything else.
[[nodiscard]] const ReviewWords& review_words(std::string_view language);

/// The pattern with `text` in place of `{}`.
[[nodiscard]] std::string filled(std::string_view pattern, std::string_view text);

} // namespace kith::delivery
