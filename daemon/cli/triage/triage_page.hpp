#pragma once

#include "cli/terminal.hpp"
#include "cli/triage/waiting_person.hpp"

#include <string>
#include <vector>

namespace kith::cli {

/// What is shown of one person: who it is, and which keys there are.
struct TriagePage {
    enum class Asks { What, Network, Cadence };

    WaitingPerson person;
    Asks asks = Asks::What;
    std::vector<std::string> choices; ///< of Network and Cadence
    std::string standing;             ///< "3 sorted, 120 to go"
    std::string said;                 ///< what came of the last key; may be empty
};

/// The page in lines of the terminal's width, not more than it has rows; what is least needed goes
/// first. Lines end with "\n" but the last.
[[nodiscard]] std::string draw(const TriagePage& page, const Terminal& terminal, TerminalSize size);

} // namespace kith::cli
