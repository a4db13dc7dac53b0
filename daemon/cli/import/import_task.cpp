#include "cli/import/import_task.hpp"

#include "authoring/contact_writer.hpp"
#include "authoring/faults.hpp"
#include "authoring/kithd_judge.hpp"
#include "authoring/kithd_program.hpp"
#include "cli/import/foreign_reader.hpp"
#include "cli/import/import_account.hpp"
#include "cli/import/progress_line.hpp"
#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "control/control_client.hpp"
#include "domain/name_match.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <sysexits.h>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Contact;
using domain::Value;
using words::say;

namespace {

/// A reload with many people takes its time.
constexpr std::chrono::minutes patience{10};
/// So many notes of full length fit into one request.
constexpr std::size_t recorded_at_once = 100;
/// A file of so many people stays below what a contact file may have, and opens in an editor.
constexpr std::size_t people_in_a_file = 10'000;
constexpr std::size_t longest_stem = 40;

Acquaintances acquaintances(control::ControlClient& daemon, ProgressLine& progress) {
    Acquaintances known;
    Value params{Value::Object{}};
    while (true) {
        const auto page = daemon.call("people", params, patience);
        for (const auto& person : page.at("people").as_array()) {
            known.add(wire::contact_from(person));
        }
        progress.say(say("Comparing with {} people you know", known.size()));
        if (page.at("next").is_null()) {
            return known;
        }
        params["after"] = page.at("next");
    }
}

std::vector<ForeignFile> read_files(const std::vector<std::string>& names, ProgressLine& progress) {
    const ForeignReader reader(import_program(), [&](const std::string& file, std::size_t lines) {
        progress.say(say("Reading {}: {}", file, lines));
    });
    std::vector<ForeignFile> files;
    for (std::size_t i = 0; i < names.size(); ++i) {
        progress.say(say("Reading {}", names[i]), i, names.size());
        files.push_back(reader.read(names[i]));
    }
    return files;
}

/// "contacts/imported-google-2026-11-30.toml"; with a number when there are such files already.
std::string new_file(const fs::path& configuration, const std::string& imported,
                     const std::string& today) {
    auto stem = domain::folded(fs::path(imported).stem().string());
    std::replace(stem.begin(), stem.end(), ' ', '-');
    std::erase_if(stem,
                  [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-'; });
    stem.resize(std::min(stem.size(), longest_stem));
    const auto name = "contacts/imported-" + (stem.empty() ? "" : stem + "-") + today;
    auto file = name + ".toml";
    for (int number = 2; fs::exists(configuration / file); ++number) {
        file = fmt::format("{}-{}.toml", name, number);
    }
    return file;
}

/// What came of it.
struct Done {
    std::vector<std::string> files;
    std::int64_t recorded = 0;
    std::int64_t known = 0;
    std::int64_t refused = 0;
};

class Import {
public:
    Import(const ImportWishes& wishes, control::ControlClient& daemon)
        : wishes_(wishes), daemon_(daemon), status_(daemon.call("status", Value(Value::Object{}))),
          configuration_(status_.at("config_dir").as_string()) {}

    int run() {
        const auto today = *domain::parse_date(
            daemon_.call("due", Value(Value::Object{}), patience).at("date").as_string());
        auto files = read_files(wishes_.files, progress_);
        auto known = acquaintances(daemon_, progress_);
        plan_ = plan_import(std::move(files), known, wishes_.unsure, today);
        progress_.clear();
        const auto terminal = Terminal::of_standard_output();
        if (!wishes_.json) {
            fmt::print("{}", tell(plan_, terminal));
            std::fflush(stdout);
        }
        const bool agreed = !plan_.is_empty() && (wishes_.yes || is_agreed_to());
        if (agreed) {
            do_it(domain::format_date(today));
        }
        report(agreed);
        const bool all_read = std::none_of(plan_.files.begin(), plan_.files.end(),
                                           [](const auto& file) { return file.format.empty(); });
        return all_read ? 0 : EX_DATAERR;
    }

private:
    [[nodiscard]] bool is_agreed_to() const {
        return !wishes_.json && can_ask() && is_agreed(say("Do it?"));
    }

    void do_it(const std::string& today) {
        authoring::KithdJudge judge(authoring::kithd_program());
        authoring::ContactWriter writer(configuration_, judge);
        for (std::size_t at = 0; at < plan_.fresh.size(); at += people_in_a_file) {
            const auto end = std::min(plan_.fresh.size(), at + people_in_a_file);
            std::vector<Contact> people;
            for (auto i = at; i < end; ++i) {
                people.push_back(plan_.fresh[i].contact);
            }
            progress_.say(say("Writing"), at, plan_.fresh.size());
            const auto file = new_file(configuration_, wishes_.files.front(), today);
            static_cast<void>(writer.add(people, file));
            done_.files.push_back(file);
        }
        if (!done_.files.empty()) {
            progress_.say(say("kithd takes them in"));
            static_cast<void>(daemon_.call("reload", Value(Value::Object{}), patience));
        }
        record();
        progress_.clear();
    }

    void record() {
        const auto& all = plan_.interactions;
        for (std::size_t at = 0; at < all.size(); at += recorded_at_once) {
            progress_.say(say("Putting on record"), at, all.size());
            Value params;
            params["source"] = "import";
            for (auto i = at; i < std::min(all.size(), at + recorded_at_once); ++i) {
                params["interactions"].push_back(wire::to_value(all[i]));
            }
            const auto answer = daemon_.call("record", params, patience);
            done_.recorded += answer.at("recorded").as_integer();
            done_.known += answer.at("known").as_integer();
            done_.refused += answer.at("refused").as_integer();
        }
    }

    void report(bool done) const {
        if (wishes_.json) {
            auto value = to_value(plan_);
            value["done"] = done;
            value["written"] = Value(Value::Array(done_.files.begin(), done_.files.end()));
            value["recorded"] = done_.recorded;
            value["recorded_before"] = done_.known;
            value["refused"] = done_.refused;
            fmt::print("{}", render_json(value));
        } else if (done) {
            fmt::print("{}", told());
        } else if (!plan_.is_empty()) {
            fmt::print("{}\n", say("Nothing was done. With --yes it is."));
        }
    }

    [[nodiscard]] std::string told() const {
        std::string text;
        for (const auto& file : done_.files) {
            text += say("They stand in {} now; the file is yours to change.\n",
                        (configuration_ / file).string());
        }
        if (!done_.files.empty()) {
            text += say("`kith triage` goes through them one by one.\n");
        }
        if (done_.recorded + done_.known > 0) {
            text += say("On record: {} new, {} were already.\n", done_.recorded, done_.known);
        }
        return text;
    }

    const ImportWishes& wishes_;
    control::ControlClient& daemon_;
    Value status_;
    fs::path configuration_;
    ProgressLine progress_;
    ImportPlan plan_;
    Done done_;
};

} // namespace

int import_people(const ImportWishes& wishes) {
    control::ControlClient daemon(control::runtime_directory() / "control.sock");
    try {
        return Import(wishes, daemon).run();
    } catch (const authoring::NotWritten& error) {
        fmt::print(stderr, "kith: {}\n", printable(error.what()));
        if (const auto* broken = dynamic_cast<const authoring::Broken*>(&error)) {
            for (const auto& found : broken->diagnostics) {
                fmt::print(stderr, "{}\n", printable(found.excerpt));
            }
        }
        return EX_CANTCREAT;
    }
}

} // namespace kith::cli
