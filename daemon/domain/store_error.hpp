#pragma once

#include <stdexcept>

namespace kith::domain {

/// The storage engine cannot do what was asked: disk full, file damaged, read-only.
class StoreError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace kith::domain
