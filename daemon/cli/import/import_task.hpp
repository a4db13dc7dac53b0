#pragma once

#include "cli/import/import_plan.hpp"

#include <string>
#include <vector>

namespace kith::cli {

/// What `kith import` was asked.
struct ImportWishes {
    std::vector<std::string> files;
    bool yes = false; ///< do it without asking
    bool json = false;
    Unsure unsure = Unsure::LeftOut;
};

/// Reads the files, compares with everybody kithd knows, tells what would be done, and does it once
/// that is agreed: new people go into a new file contacts/imported-....toml of the configuration,
/// judged before it counts; interactions go to kithd. Doing it again changes nothing. Returns the
/// exit code. Throws as ControlClient does.
[[nodiscard]] int import_people(const ImportWishes& wishes);

} // namespace kith::cli
