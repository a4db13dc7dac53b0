#pragma once

#include "agenda/fault.hpp"

#include <string>

namespace kith::agenda {

struct FileFault {
    std::string file;
    Fault fault;
};

} // namespace kith::agenda
