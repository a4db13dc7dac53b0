#pragma once

#include "domain/value.hpp"

namespace kith::cli {

/// `kith edit [NAME]`: a copy in the user's editor, which takes the place of the file once it is a
/// good configuration; asks what to do with one that is not. `params` are the typed options;
/// returns the exit code. Throws as ControlClient does when the name is refused.
int edit(const domain::Value& params);

} // namespace kith::cli
