#pragma once

#include "cli/import/arrival.hpp"

#include <string>

namespace kith::cli {

/// What a fault of a foreign file is and how to mend it, in the language that is spoken.
struct FaultWords {
    std::string what;
    std::string mend;
};
[[nodiscard]] FaultWords words_of(const ForeignFault& fault);

/// "google.csv:7:14"; the file alone where the whole of it is meant.
[[nodiscard]] std::string place_of(const ForeignFault& fault);

/// Which program wrote it: "Google Contacts"; "vCard", "CSV" otherwise.
[[nodiscard]] std::string format_in_words(const std::string& format);

} // namespace kith::cli
