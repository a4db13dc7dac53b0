#pragma once

#include "domain/interaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// What stands behind `kith log`: people, then how one was in touch and on which day, in any order.
struct LogWords {
    /// As they were typed. Divided by commas, "and" or "und" each is a person; otherwise they may
    /// be the words of one name or several people's.
    std::vector<std::string> people;
    bool divided = false;
    std::optional<domain::InteractionKind> kind;
    std::optional<domain::Date> day;
};

/// The kinds by name or by one letter, in both languages, without regard to case:
///   c, a  call, Anruf      m, t  meeting, Treffen      n  message, Nachricht
///   l, b  letter, Brief    e, v  event, Veranstaltung
/// Absent when it is none.
[[nodiscard]] std::optional<domain::InteractionKind> read_kind(std::string_view word);

/// `typed` are the arguments, of which one may have several words. The first is always a person.
[[nodiscard]] LogWords read_log_words(const std::vector<std::string>& typed, domain::Date today);

} // namespace kith::app
