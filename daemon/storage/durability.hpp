#pragma once

namespace kith::storage {

/// What a commit promises.
enum class Durability {
    Full, ///< it survives a power loss
    None, ///< it survives the end of the process; for tests and simulations
};

} // namespace kith::storage
