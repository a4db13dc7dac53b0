#pragma once

#include "authoring/candidate.hpp"
#include "authoring/faults.hpp"
#include "cli/init_questions.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::cli {

/// What `kith init` is going to write.
struct InitFiles {
    std::vector<authoring::Candidate> configuration; ///< below its directory
    std::vector<std::string> kept;                   ///< are there, and stay as they are
    std::vector<authoring::Candidate> cards;         ///< below `cards_place`
    std::filesystem::path cards_place;
};

enum class Existing { Refused, Replaced };

/// The name below the configuration directory under which a typed password lies.
inline constexpr const char* password_name = "mail-password";

/// Gathers them; writes nothing. Fills in the directories of `answers`. A kith.toml that is there
/// is refused, or is to lie beside the new one as kith.toml.old. Throws NotWritten.
[[nodiscard]] InitFiles init_files(InitAnswers& answers, const std::filesystem::path& directory,
                                   const onboarding::Surroundings& surroundings, Existing existing);

} // namespace kith::cli
