#pragma once

#include "domain/time.hpp"

#include <string>
#include <string_view>

namespace kith::email {

/// The few words a mail adds to what the daemon says, in one language. All static.
struct FixedWords {
    std::string_view language;   ///< BCP 47, for the lang attribute and Content-Language
    std::string_view fresh;      ///< heading of what a digest says for the first time
    std::string_view still_open; ///< heading of what was said before
    std::string_view last_note;  ///< before a note
    std::string_view log_hint;   ///< how to tell kith that one has been in touch
    std::string_view done_hint;  ///< how to tell kith that something is done
    std::string_view sent_by;    ///< who wrote this mail
};

/// German for "de" and "de-AT", English for everything else.
[[nodiscard]] const FixedWords& fixed_words(std::string_view language);

/// "20. November 2026", "20 November 2026".
[[nodiscard]] std::string spoken_date(domain::Date date, const FixedWords& words);

/// What is said of a reminder that comes after its day. Kind: it never counts days.
[[nodiscard]] std::string late_remark(domain::Date date, const FixedWords& words);

} // namespace kith::email
