#include "app/store_tasks.hpp"

#include "app/exit_code.hpp"
#include "control/control_client.hpp"
#include "loop/system_clock.hpp"
#include "storage/archive.hpp"
#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/open_store.hpp"
#include "storage/restore.hpp"
#include "wire/json.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sys/stat.h>
#include <sysexits.h>
#include <system_error>

namespace kith::app {

namespace fs = std::filesystem;

using domain::Value;
using words::say;

namespace {

/// A big store on a slow disk takes its time.
constexpr std::chrono::minutes patience{10};

int complain(int code, const std::string& what) {
    fmt::print(stderr, "kithd: {}\n", what);
    return code;
}

void report(const Options& options, const Value& result, const std::string& sentences) {
    fmt::print("{}\n", options.json ? wire::dump_json(result) : sentences);
}

/// The copy a running daemon made of its store; empty when none runs.
fs::path made_by_daemon(const Options& options) {
    try {
        control::ControlClient daemon(options.runtime / "control.sock");
        return daemon.call("backup", Value(Value::Object{}), patience).at("file").as_string();
    } catch (const control::NoDaemon&) {
        return {};
    }
}

fs::path made_here(const Options& options, const fs::path& wanted) {
    const auto now = loop::SystemClock().now();
    auto file = wanted.empty() ? storage::backup_name(options.state, now) : wanted;
    storage::back_up_closed(options.state, file);
    return file;
}

fs::path back_up_to(const Options& options, const fs::path& wanted) {
    auto made = made_by_daemon(options);
    if (made.empty()) {
        return made_here(options, wanted);
    }
    if (wanted.empty()) {
        return made;
    }
    // The daemon may be confined to its own directory: it is brought to where it shall lie here.
    try {
        storage::copy_to_new_file(made, wanted);
    } catch (...) {
        fs::remove(made);
        throw;
    }
    fs::remove(made);
    return wanted;
}

/// Why no backup can be written under that name; empty when it can.
std::string unfit_to_write(const fs::path& file) {
    struct stat there {};
    if (::lstat(file.c_str(), &there) == 0) {
        return say("it is there already");
    }
    return fs::is_directory(file.parent_path()) ? "" : say("there is no such directory");
}

} // namespace

int back_up(const Options& options) {
    ::umask(077);
    const auto wanted = options.file.empty() ? fs::path() : fs::absolute(options.file);
    if (!wanted.empty()) {
        if (const auto reason = unfit_to_write(wanted); !reason.empty()) {
            return complain(EX_CANTCREAT, say("cannot write {}: {}", wanted.string(), reason));
        }
    }
    try {
        const auto file = back_up_to(options, wanted);
        Value result;
        result["version"] = 1;
        result["file"] = file.string();
        result["bytes"] = static_cast<std::int64_t>(fs::file_size(file));
        report(options, result,
               say("A whole copy of what kith knows lies in {}.\n`kith restore` takes it back.",
                   file.string()));
        return 0;
    } catch (const control::Refused& refusal) {
        return complain(EX_CANTCREAT, say("no backup: {}", refusal.what()));
    } catch (const std::exception& error) {
        return complain(exit_code_of(error), say("no backup: {}", error.what()));
    }
}

int export_store(const Options& options) {
    ::umask(077);
    const auto wanted = options.file.empty() ? fs::path() : fs::absolute(options.file);
    try {
        if (wanted.empty()) {
            storage::write_archive(options.state, std::cout);
            std::cout.flush();
            return std::cout ? 0 : complain(EX_IOERR, say("no export: the output was not taken"));
        }
        if (const auto reason = unfit_to_write(wanted); !reason.empty()) {
            return complain(EX_CANTCREAT, say("cannot write {}: {}", wanted.string(), reason));
        }
        storage::write_new_file(wanted, [&](const std::string& made) {
            std::ofstream out(made, std::ios::binary | std::ios::trunc);
            storage::write_archive(options.state, out);
            out.flush();
            if (!out) {
                throw domain::StoreError(say("the disk did not take it"));
            }
        });
    } catch (const std::exception& error) {
        return complain(exit_code_of(error), say("no export: {}", error.what()));
    }
    Value result;
    result["version"] = 1;
    result["file"] = wanted.string();
    report(options, result,
           say("What kith knows lies in {}, to read and to keep.\n`kith restore` takes it back.",
               wanted.string()));
    return 0;
}

/// What restore() is given: the file, or the database that an export makes.
class Restorable {
public:
    Restorable(const fs::path& file, const fs::path& state) : path(file) {
        if (storage::is_archive(file)) {
            fs::create_directories(state);
            made_ = path = state / "restored-export.db";
            fs::remove(made_);
            storage::read_archive(file, made_);
        }
    }
    ~Restorable() {
        std::error_code ignored;
        if (!made_.empty()) {
            fs::remove(made_, ignored);
        }
    }
    Restorable(const Restorable&) = delete;
    Restorable& operator=(const Restorable&) = delete;
    fs::path path;

private:
    fs::path made_;
};

int restore(const Options& options) {
    ::umask(077);
    if (options.file.empty()) {
        return complain(EX_USAGE, say("restore which file?"));
    }
    const auto file = fs::absolute(options.file);
    std::error_code absent;
    if (!fs::is_regular_file(file, absent)) {
        return complain(EX_NOINPUT, say("there is no file {}", file.string()));
    }
    try {
        const Restorable restorable(file, options.state);
        const auto aside =
            storage::restore(restorable.path, options.state, loop::SystemClock().now());
        Value result;
        result["version"] = 1;
        result["restored"] = file.string();
        result["state_dir"] = options.state.string();
        result["set_aside"] = aside ? Value(aside->string()) : Value();
        report(options, result,
               say("kith knows again what {} holds.", file.string()) +
                   (aside ? say("\nWhat it knew until now lies in {}.", aside->string()) : "") +
                   say("\nStart it: systemctl --user start kithd"));
        return 0;
    } catch (const storage::AlreadyRunning& error) {
        return complain(
            exit_code_of(error),
            say("{}; stop it first: systemctl --user stop kithd.socket kithd", error.what()));
    } catch (const std::exception& error) {
        return complain(exit_code_of(error),
                        say("nothing was changed: {}: {}", file.string(), error.what()));
    }
}

} // namespace kith::app
