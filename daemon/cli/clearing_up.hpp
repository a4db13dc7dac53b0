#pragma once

#include "control/control_client.hpp"
#include "domain/value.hpp"

#include <string>

namespace kith::cli {

/// Somebody's name was refused as unknown or ambiguous: asks who was meant, and puts that one's id
/// where the name stands in the request. False when it is left open, or nobody sits there.
[[nodiscard]] bool is_cleared_up(const control::Refused& refusal, domain::Value& params);

/// Puts `meant` in the place of `typed`: a text among the parameters, or in `words` one of them, a
/// part of one, or several in a row. Nothing happens when it stands nowhere.
void put_in_place(domain::Value& params, const std::string& typed, const std::string& meant);

} // namespace kith::cli
