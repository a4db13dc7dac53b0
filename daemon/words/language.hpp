#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kith::words {

/// The languages that kith speaks: "en", in which it is written, and those of po/.
[[nodiscard]] bool is_spoken(std::string_view language);

/// The language that whoever started this program wishes for, by $LC_ALL, $LC_MESSAGES or $LANG,
/// and before them $LANGUAGE, as gettext reads them; absent when they name none that kith speaks
/// ("C" is none). No such locale need be installed.
[[nodiscard]] std::optional<std::string> language_of_environment();

/// Gives $LANGUAGE back as it was before the first speak(): for a program that takes our place.
void leave_environment();

/// The language in which tr() and its like answer from now on, for the whole process; anything
/// that is_spoken() does not know gives English. One thread. It reads catalogues below
/// ../share/locale beside the program, or where they were installed.
void speak(std::string_view language);
[[nodiscard]] const std::string& spoken();

/// Looks for catalogues there instead. For tests.
void speak_from(const std::filesystem::path& catalogues);

/// Whether somebody is answered in a language of their own, by a Speaking.
[[nodiscard]] bool is_answering();

/// Speaks a language while it lives.
class Speaking {
public:
    explicit Speaking(std::string_view language);
    ~Speaking();
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

private:
    std::string before_;
};

} // namespace kith::words
