#pragma once

#include "delivery/composition.hpp"

#include <cstddef>
#include <string>

namespace kith::delivery {

/// A message and a page of the agenda are one line to a plugin, and no line is longer than 1 MiB.
/// So many bytes of what is told one by one leave room for the body, which tells it again, and for
/// every quotation mark to be escaped.
inline constexpr std::size_t most_bytes_told = std::size_t{200} << 10;
/// So many reminders a digest tells one by one; of the others it says how many there are.
inline constexpr std::size_t most_told = 100;

/// The text, or as much of it as `most_bytes` hold, cut between characters and ended by "...".
[[nodiscard]] std::string shortened(std::string text, std::size_t most_bytes);

/// The subject with every text cut to what one reads in a message: names and sentences to 1 KiB,
/// notes to 4 KiB, addresses to the first ten, reasons to the first twenty.
[[nodiscard]] Subject bounded(Subject subject);

/// The bytes of all texts of it.
[[nodiscard]] std::size_t weight(const domain::AgendaEntry& entry);
[[nodiscard]] std::size_t weight(const domain::MessageItem& item);

} // namespace kith::delivery
