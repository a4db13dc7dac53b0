#pragma once

#include "domain/diagnostic.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace kith::authoring {

/// Nothing was written, and what() says why, in the language that is spoken.
class NotWritten : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Nothing was written, because the configuration would be broken with it.
class Broken : public NotWritten {
public:
    Broken(const std::string& what, std::vector<domain::Diagnostic> found)
        : NotWritten(what), diagnostics(std::move(found)) {}
    /// Errors and warnings; the excerpt of each is the whole diagnostic as `kith check` shows it.
    std::vector<domain::Diagnostic> diagnostics;
};

} // namespace kith::authoring
