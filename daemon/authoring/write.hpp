#pragma once

#include "authoring/candidate.hpp"
#include "authoring/judge.hpp"
#include "domain/diagnostic.hpp"

#include <filesystem>
#include <vector>

namespace kith::authoring {

/// Writes files of a configuration: all or nothing, and only what leaves the whole of it good.
/// Returns the warnings about what is new in them. Throws Broken with what is wrong, else
/// NotWritten.
std::vector<domain::Diagnostic> write(const std::filesystem::path& directory,
                                      const std::vector<Candidate>& candidates, Judge& judge);

} // namespace kith::authoring
