#include "cli/edit.hpp"

#include "authoring/kithd_judge.hpp"
#include "authoring/kithd_program.hpp"
#include "authoring/write.hpp"
#include "cli/edit_target.hpp"
#include "cli/editor.hpp"
#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "cli/written_person.hpp"
#include "words/words.hpp"

#include <fmt/core.h>
#include <sysexits.h>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;
using words::say;

namespace {

/// One `kith edit`.
class Editing {
public:
    Editing(const Value& params, NearbyDaemon& daemon)
        : daemon_(daemon), directory_(configuration_directory(params, daemon)),
          target_(edit_target(params.text_or("name", ""), directory_, daemon)),
          draft_(fs::path(target_.file).filename().string(), target_.draft) {}

    int run() {
        auto line = target_.line;
        while (true) {
            const auto call = editor_call(editor_of_environment(), draft_.path(), line);
            if (const int code = run_editor(call); code != 0) {
                return keep(EX_SOFTWARE,
                            say("{} ended with {}, so nothing was changed.", call.front(), code));
            }
            const auto text = draft_.text();
            if (text == target_.draft || text == target_.before.value_or("")) {
                fmt::print("{}\n", say("Nothing was changed."));
                return 0;
            }
            try {
                return taken(
                    authoring::write(directory_, {{target_.file, text, target_.before}}, judge_));
            } catch (const authoring::Broken& broken) {
                fmt::print(stderr, "{}\n", as_checked(broken.diagnostics));
                if (!wants_again()) {
                    return discarded();
                }
                line = line_of_fault(broken, line);
            } catch (const authoring::NotWritten& fault) {
                return keep(EX_DATAERR, fault.what());
            }
        }
    }

private:
    /// Where the first error of this file is.
    [[nodiscard]] int line_of_fault(const authoring::Broken& broken, int otherwise) const {
        for (const auto& one : broken.diagnostics) {
            if (one.severity == domain::Diagnostic::Severity::Error &&
                one.where.file == target_.file) {
                return one.where.line;
            }
        }
        return otherwise;
    }

    [[nodiscard]] bool wants_again() const {
        return can_ask() && !is_agreed(say("It is not written. Discard it? No: edit again."));
    }

    int discarded() {
        if (!can_ask()) {
            return keep(EX_DATAERR,
                        say("the configuration would be broken, so nothing was written"));
        }
        fmt::print("{}\n", say("Discarded; everything is as it was."));
        return EX_DATAERR;
    }

    /// Nothing that was typed is lost.
    int keep(int code, const std::string& why) {
        const bool differs = draft_.text() != target_.draft;
        fmt::print(stderr, "kith: {}\n", printable(why));
        if (differs) {
            draft_.keep();
            fmt::print(stderr, "{}\n", say("What you wrote lies in {}.", draft_.path().string()));
        }
        return code;
    }

    int taken(const std::vector<domain::Diagnostic>& warnings) {
        if (!warnings.empty()) {
            fmt::print("{}\n", as_checked(warnings));
        }
        fmt::print("{}\n", say("{} is changed.", short_path(directory_ / target_.file)));
        Value next;
        if (!target_.person.empty()) {
            fmt::print("{}", what_follows(target_.person, directory_, daemon_, next));
        } else if (daemon_.is_there() && is_taken_in(directory_, daemon_)) {
            fmt::print("{}\n", say("kithd has taken it in."));
        }
        return 0;
    }

    NearbyDaemon& daemon_;
    fs::path directory_;
    EditTarget target_;
    DraftFile draft_;
    authoring::KithdJudge judge_{authoring::kithd_program()};
};

} // namespace

int edit(const Value& params) {
    try {
        NearbyDaemon daemon;
        return Editing(params, daemon).run();
    } catch (const NoTarget& fault) {
        fmt::print(stderr, "kith: {}\n", printable(fault.what()));
        return EX_NOUSER;
    } catch (const authoring::NotWritten& fault) {
        return complain_of(fault);
    } catch (const NoEditor& fault) {
        fmt::print(stderr, "kith: {}\n", printable(fault.what()));
        return EX_SOFTWARE;
    }
}

} // namespace kith::cli
