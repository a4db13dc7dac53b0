#pragma once

#include <stdexcept>

namespace kith::app {

/// The configuration has errors; what() is the rendered list.
class BrokenConfiguration : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace kith::app
