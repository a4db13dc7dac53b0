#include "app/main_tasks.hpp"

#include "app/broken_configuration.hpp"
#include "app/daemon.hpp"
#include "app/diagnostics_value.hpp"
#include "app/exit_code.hpp"
#include "app/log_sink.hpp"
#include "app/logging.hpp"
#include "app/own_process.hpp"
#include "app/plugin_places.hpp"
#include "config/load.hpp"
#include "config/read_file.hpp"
#include "config/render.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "storage/errors.hpp"
#include "storage/scrutiny.hpp"
#include "wire/json.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <sysexits.h>
#include <unistd.h>

namespace kith::app {

namespace {

int complain(int code, const std::string& what) {
    // Never waiting for a reader: whoever supervises us waits for our end.
    write_at_once(STDERR_FILENO, fmt::format("kithd: {}\n", what));
    return code;
}

std::string distrusted(const std::filesystem::path& state) {
    try {
        storage::distrust(state);
        return "; the next start reads all of it, and takes a backup when it is damaged";
    } catch (const std::exception& error) {
        return std::string("; ") + error.what();
    }
}

constexpr std::size_t most_bytes = std::size_t{16} << 20;

/// "contacts/friends.toml=/tmp/new": what is to be judged in that file's place. Throws
/// std::runtime_error when it cannot be read.
config::OtherFile other_file(const std::string& typed) {
    const auto equals = typed.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw std::runtime_error("--instead takes NAME=FILE, not " + typed);
    }
    const auto path = typed.substr(equals + 1);
    auto file = config::read_file(path, most_bytes);
    if (file.state != config::FileText::State::Read) {
        throw std::runtime_error(
            path + " " +
            (file.state == config::FileText::State::Missing ? "is not there" : file.what));
    }
    return {typed.substr(0, equals), std::move(file.text)};
}

} // namespace

int run_daemon(const Options& options) {
    words::speak("en"); // it logs; whoever asks it something names a language
    harden_process();
    set_up_logging(options.log_level);
    try {
        Daemon(options).run();
        return 0;
    } catch (const BrokenConfiguration& error) {
        return complain(exit_code_of(error),
                        std::string("the configuration is broken\n") + error.what());
    } catch (const storage::DamagedDatabase& error) {
        return complain(exit_code_of(error), error.what() + distrusted(options.state));
    } catch (const std::bad_alloc& error) {
        return complain(exit_code_of(error), "the memory is exhausted");
    } catch (const std::exception& error) {
        return complain(exit_code_of(error), error.what());
    }
}

int check_configuration(const Options& options) {
    plugins::Catalog catalog(plugin_places(options.plugins));
    std::vector<config::OtherFile> others;
    try {
        for (const auto& typed : options.instead) {
            others.push_back(other_file(typed));
        }
    } catch (const std::runtime_error& error) {
        return complain(EX_NOINPUT, error.what());
    }
    const auto loaded =
        config::load_with(others, options.config, catalog, recurrence::IcalCalendarReader());
    if (options.json) {
        domain::Value result;
        result["version"] = 1;
        result["valid"] = loaded.configuration.has_value();
        result["diagnostics"] = diagnostics_value(loaded.diagnostics, options.config);
        fmt::print("{}\n", wire::dump_json(result));
    } else {
        const auto colour = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr
                                ? config::Colour::On
                                : config::Colour::Off;
        fmt::print("{}", config::render(loaded.diagnostics, colour, options.config));
        if (loaded.configuration) {
            fmt::print("{}\n",
                       words::say("{}: {} rules, {} channels, {} people: good",
                                  options.config.string(), loaded.configuration->rules.size(),
                                  loaded.configuration->channels.size(),
                                  loaded.configuration->contacts.size()));
        }
    }
    return loaded.configuration ? 0 : EX_CONFIG;
}

} // namespace kith::app
