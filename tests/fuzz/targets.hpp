#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

/// What libFuzzer feeds with bytes of its own making, and tests/fuzz/seeds_test.cpp with the seeds.
namespace kith::fuzz {

/// A reader did what it promises never to do. libFuzzer takes it for a crash, since nobody catches
/// it.
class BrokenPromise : public std::logic_error {
    using std::logic_error::logic_error;
};

inline void require(bool holds, const std::string& promise) {
    if (!holds) {
        throw BrokenPromise(promise);
    }
}

/// Each takes any bytes and throws only BrokenPromise.
///
/// A file of TOML within a good configuration. Its first line says which: "# kith.toml",
/// "# networks.toml", "# contacts/friends.toml"; otherwise it is rules.toml. What is accepted can
/// be planned.
void read_configuration(std::string_view text);
/// A file of the owner's calendars, and whom it says he meets.
void read_agendas(std::string_view bytes);
/// A file of an address book.
void read_vcards(std::string_view bytes);
/// What `kith import` is given.
void read_foreign_file(std::string_view bytes);
/// The header of a mail.
void read_mail_headers(std::string_view bytes);
/// What a plugin writes to the daemon: after the handshake, one request waits for an answer.
void take_plugin_lines(std::string_view bytes);
/// What a client of the socket writes, to the commands on a small household.
void take_control_lines(std::string_view bytes);
/// A calendar of holidays; a text of one line is an RRULE.
void read_calendar(std::string_view text);
/// Days, deadlines, spans, times and what address books write for dates.
void read_dates(std::string_view text);
/// What a CalDAV server answers: a listing, an object.
void read_dav(std::string_view bytes);

struct Target {
    const char* name; ///< of its folder of seeds and of its program
    void (*run)(std::string_view bytes);
};
inline constexpr Target targets[] = {
    {"agenda", read_agendas},
    {"calendar", read_calendar},
    {"configuration", read_configuration},
    {"control_lines", take_control_lines},
    {"dates", read_dates},
    {"dav", read_dav},
    {"foreign_files", read_foreign_file},
    {"mail_headers", read_mail_headers},
    {"plugin_lines", take_plugin_lines},
    {"vcards", read_vcards},
};

} // namespace kith::fuzz
