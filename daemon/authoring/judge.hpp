#pragma once

#include "authoring/staged_files.hpp"
#include "domain/diagnostic.hpp"

#include <filesystem>
#include <vector>

namespace kith::authoring {

/// What `kith check` would say.
struct Judgement {
    bool is_valid = false;
    /// All errors and warnings; the excerpt of each is the whole diagnostic as it is printed.
    std::vector<domain::Diagnostic> diagnostics;
};

/// Judges a configuration as it would be with some other files.
class Judge {
public:
    virtual ~Judge() = default;
    /// The files stand in for those of their names. Throws NotWritten when it cannot judge.
    [[nodiscard]] virtual Judgement judge(const std::filesystem::path& directory,
                                          const std::vector<StagedFiles::File>& instead) = 0;
};

} // namespace kith::authoring
