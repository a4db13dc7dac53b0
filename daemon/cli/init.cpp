#include "cli/init.hpp"

#include "authoring/kithd_judge.hpp"
#include "authoring/kithd_program.hpp"
#include "authoring/write.hpp"
#include "cli/channel_trial.hpp"
#include "cli/init_files.hpp"
#include "cli/nearby_daemon.hpp"
#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "cli/written_person.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sysexits.h>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;
using words::say;

namespace {

/// One `kith init`.
class Onboarding {
public:
    explicit Onboarding(const Value& params)
        : params_(params), directory_(params.text_or("config", "").empty()
                                          ? usual_configuration_directory()
                                          : fs::absolute(params.at("config").as_string())) {}

    int run() {
        const auto existing =
            params_.flag_or("replace", false) ? Existing::Replaced : Existing::Refused;
        { // before anybody answers anything in vain
            InitAnswers none;
            static_cast<void>(init_files(none, directory_, surroundings_, existing));
        }
        if (!is_json() && !params_.flag_or("yes", false) && can_ask()) {
            fmt::print(stderr, "{}\n\n",
                       say("kith asks five things. Enter takes what stands in brackets;\n"
                           "nothing is written before the end."));
        }
        answers_ = ask_newcomer(params_, surroundings_, short_path(directory_ / password_name));
        const auto files = init_files(answers_, directory_, surroundings_, existing);
        if (params_.flag_or("dry-run", false)) {
            show(files);
            return 0;
        }
        if (!is_agreed_to()) {
            fmt::print("{}\n", say("Nothing was written."));
            return 0;
        }
        write(files);
        const auto trials =
            params_.flag_or("no-test", false) ? std::vector<ChannelTrial>{} : tried();
        report(files, trials);
        return std::all_of(trials.begin(), trials.end(), [](const auto& one) { return one.worked; })
                   ? 0
                   : 1;
    }

private:
    [[nodiscard]] bool is_json() const { return params_.flag_or("json", false); }

    /// Enter alone agrees.
    [[nodiscard]] bool is_agreed_to() const {
        if (params_.flag_or("yes", false)) {
            return true;
        }
        const auto question = say("Write this into {}? yes or no", short_path(directory_));
        const auto typed = answered(question, say("yes")).value_or("no");
        return std::string_view("yYjJ").find(typed.front()) != std::string_view::npos; // yes, ja
    }

    static void show(const InitFiles& files) {
        for (const auto& file : files.configuration) {
            const bool is_secret = file.name == password_name;
            fmt::print("==> {} <==\n{}\n", file.name, is_secret ? "...\n" : file.text);
        }
        for (const auto& file : files.cards) {
            fmt::print("==> {} <==\n\n", short_path(files.cards_place / file.name));
        }
    }

    void write(const InitFiles& files) {
        authoring::KithdJudge judge(authoring::kithd_program());
        if (!files.cards.empty()) {
            authoring::StagedFiles(files.cards_place, files.cards).put_in_place();
        }
        for (const auto& warning : authoring::write(directory_, files.configuration, judge)) {
            fmt::print(stderr, "{}", printable(warning.excerpt));
        }
    }

    [[nodiscard]] std::vector<ChannelTrial> tried() const {
        if (!is_json()) {
            fmt::print(stderr, "{}\n", say("Trying each way once ..."));
        }
        return try_channels(answers_.files, directory_);
    }

    void report(const InitFiles& files, const std::vector<ChannelTrial>& trials) {
        NearbyDaemon daemon;
        const bool is_running = is_taken_in(directory_, daemon);
        if (is_json()) {
            fmt::print("{}", render_json(as_value(files, trials, is_running)));
            return;
        }
        fmt::print("\n{}\n", say("Written, and good:"));
        for (const auto& file : files.configuration) {
            fmt::print("  {}\n", short_path(directory_ / file.name));
        }
        for (const auto& file : files.cards) {
            fmt::print("  {}\n", short_path(files.cards_place / file.name));
        }
        for (const auto& name : files.kept) {
            fmt::print("{}\n",
                       say("{} was there already and stays.", short_path(directory_ / name)));
        }
        for (const auto& place : answers_.files.directories) {
            fmt::print("{}\n", say("People are read from {}.", short_path(place)));
        }
        print_trials(trials);
        print_next(is_running);
    }

    static void print_trials(const std::vector<ChannelTrial>& trials) {
        if (!trials.empty()) {
            fmt::print("\n{}\n", say("A test through each way:"));
        }
        for (const auto& one : trials) {
            if (one.worked) {
                fmt::print("  {:<9} {}{}\n", one.channel, say("works"),
                           one.text.empty() ? "" : ": " + printable(one.text));
                continue;
            }
            fmt::print("  {:<9} {}\n", one.channel,
                       say("does not work yet: {}", printable(one.text)));
            fmt::print(
                "            {}\n",
                say("its settings: `kith edit`; once it is mended: `kith test {}`", one.channel));
        }
    }

    void print_next(bool is_running) const {
        std::error_code error;
        const bool has_systemd = fs::is_directory("/run/systemd/system", error) &&
                                 !surroundings_.variable("XDG_RUNTIME_DIR").empty();
        fmt::print("\n");
        if (is_running) {
            fmt::print("{}\n", say("kithd runs, and has taken it in."));
        } else {
            fmt::print("{}\n    {}\n", say("Start it:"),
                       has_systemd ? "systemctl --user enable --now kithd" : "kithd");
        }
        if (answers_.files.directories.empty()) {
            fmt::print("{}\n    kith add \"Anna Berger\" --network \"{}\"\n    kith\n",
                       say("Then say whom you know, and see who waits:"), say("Friends"));
        } else {
            fmt::print(
                "{}\n    kith triage\n    kith\n",
                say("Then say how often you want to hear of each, by one key, and see who waits:"));
        }
    }

    [[nodiscard]] Value as_value(const InitFiles& files, const std::vector<ChannelTrial>& trials,
                                 bool is_running) const {
        Value answer{Value::Object{{"version", 1}, {"directory", directory_.string()}}};
        answer["running"] = is_running;
        for (const char* list : {"files", "kept", "directories", "tests"}) {
            answer[list] = Value::Array{};
        }
        for (const auto& file : files.configuration) {
            answer["files"].push_back(file.name);
        }
        for (const auto& name : files.kept) {
            answer["kept"].push_back(name);
        }
        for (const auto& place : answers_.files.directories) {
            answer["directories"].push_back(place);
        }
        for (const auto& one : trials) {
            answer["tests"].push_back(Value::Object{
                {"channel", one.channel}, {"worked", one.worked}, {"text", one.text}});
        }
        return answer;
    }

    const Value& params_;
    fs::path directory_;
    onboarding::Surroundings surroundings_ = onboarding::real_surroundings();
    InitAnswers answers_;
};

} // namespace

int init(const Value& params) {
    try {
        return Onboarding(params).run();
    } catch (const NoAnswer& fault) {
        fmt::print(stderr, "kith: {}\n", printable(fault.what()));
        return EX_USAGE;
    } catch (const authoring::NotWritten& fault) {
        return complain_of(fault);
    }
}

} // namespace kith::cli
