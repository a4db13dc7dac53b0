#include "app/exit_code.hpp"

#include "app/broken_configuration.hpp"
#include "storage/errors.hpp"

#include <new>
#include <sysexits.h>

namespace kith::app {

namespace {

template <class Error> bool is(const std::exception& error) {
    return dynamic_cast<const Error*>(&error) != nullptr;
}

} // namespace

int exit_code_of(const std::exception& error) {
    if (is<BrokenConfiguration>(error)) {
        return EX_CONFIG;
    }
    if (is<storage::AlreadyRunning>(error)) {
        return EX_TEMPFAIL;
    }
    if (is<storage::UnsuitablePlace>(error)) {
        return EX_NOPERM;
    }
    if (is<storage::NewerSchema>(error) || is<storage::ForeignDatabase>(error)) {
        return EX_UNAVAILABLE;
    }
    if (is<storage::DamagedDatabase>(error)) {
        return EX_DATAERR;
    }
    return is<std::bad_alloc>(error) ? EX_OSERR : EX_IOERR;
}

} // namespace kith::app
