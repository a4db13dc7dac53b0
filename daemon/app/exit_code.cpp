#include "app/exit_code.hpp"

#include "app/broken_configuration.hpp"
#include "storage/errors.hpp"

#include <new>

namespace kith::app {

namespace {

// sysexits.h
constexpr int exit_data = 65;
constexpr int exit_unavailable = 69;
constexpr int exit_system = 71;
constexpr int exit_failed = 74;
constexpr int exit_held_by_other = 75;
constexpr int exit_forbidden = 77;
constexpr int exit_configuration = 78;

template <class Error> bool is(const std::exception& error) {
    return dynamic_cast<const Error*>(&error) != nullptr;
}

} // namespace

int exit_code_of(const std::exception& error) {
    if (is<BrokenConfiguration>(error)) {
        return exit_configuration;
    }
    if (is<storage::AlreadyRunning>(error)) {
        return exit_held_by_other;
    }
    if (is<storage::UnsuitablePlace>(error)) {
        return exit_forbidden;
    }
    if (is<storage::NewerSchema>(error) || is<storage::ForeignDatabase>(error)) {
        return exit_unavailable;
    }
    if (is<storage::DamagedDatabase>(error)) {
        return exit_data;
    }
    return is<std::bad_alloc>(error) ? exit_system : exit_failed;
}

} // namespace kith::app
