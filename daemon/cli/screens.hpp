#pragma once

#include "cli/terminal.hpp"
#include "domain/value.hpp"

#include <span>
#include <string>

namespace kith::cli {

/// How the answer to one method of daemon/control/PROTOCOL.md looks to people: lines that end with
/// "\n". The texts in `answer` are printable already. Throws ValueError when the answer is of
/// another shape.
struct Screen {
    const char* method;
    std::string (*render)(const domain::Value& answer, const Terminal& terminal);
};

/// Each file cli/render_*.cpp has those of one subject.
[[nodiscard]] std::span<const Screen> reminder_screens();
[[nodiscard]] std::span<const Screen> person_screens();
[[nodiscard]] std::span<const Screen> show_screens();
[[nodiscard]] std::span<const Screen> attention_screens();
[[nodiscard]] std::span<const Screen> network_screens();
[[nodiscard]] std::span<const Screen> service_screens();
[[nodiscard]] std::span<const Screen> insight_screens();
[[nodiscard]] std::span<const Screen> simulation_screens();
[[nodiscard]] std::span<const Screen> evidence_screens();
[[nodiscard]] std::span<const Screen> forget_screens();

} // namespace kith::cli
