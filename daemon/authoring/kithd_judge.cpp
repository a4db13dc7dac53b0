#include "authoring/kithd_judge.hpp"

#include "authoring/faults.hpp"
#include "authoring/program_output.hpp"
#include "wire/json.hpp"
#include "words/words.hpp"

namespace kith::authoring {

using domain::Diagnostic;
using domain::Value;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20;

Diagnostic diagnostic_of(const Value& value) {
    Diagnostic diagnostic;
    diagnostic.severity = value.at("severity").as_string() == "error"
                              ? Diagnostic::Severity::Error
                              : Diagnostic::Severity::Warning;
    diagnostic.where = {value.at("file").as_string(),
                        static_cast<int>(value.at("line").as_integer()),
                        static_cast<int>(value.at("column").as_integer())};
    diagnostic.what = value.at("what").as_string();
    diagnostic.mend = value.at("mend").as_string();
    diagnostic.excerpt = value.at("text").as_string();
    return diagnostic;
}

} // namespace

Judgement KithdJudge::judge(const std::filesystem::path& directory,
                            const std::vector<StagedFiles::File>& instead) {
    std::vector<std::string> words{program_, "--check", "--json", "--config", directory.string()};
    for (const auto& file : instead) {
        words.insert(words.end(), {"--instead", file.name + "=" + file.staged.string()});
    }
    try {
        const auto answer = wire::parse_json(program_output(words, most_bytes));
        Judgement judgement;
        judgement.is_valid = answer.at("valid").as_bool();
        for (const auto& one : answer.at("diagnostics").as_array()) {
            judgement.diagnostics.push_back(diagnostic_of(one));
        }
        return judgement;
    } catch (const std::exception& error) {
        throw NotWritten(
            words::say("kithd cannot judge it, so nothing was written: {}", error.what()));
    }
}

} // namespace kith::authoring
