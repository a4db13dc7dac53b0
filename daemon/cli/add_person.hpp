#pragma once

#include "domain/value.hpp"

namespace kith::cli {

/// `kith add`: writes a person into contacts/added.toml, and says what follows. Somebody who stands
/// in the files already is not written again; somebody of the address book gets an entry beside the
/// card when the user agrees. `params` are the typed options; returns the exit code.
int add_person(const domain::Value& params);

} // namespace kith::cli
