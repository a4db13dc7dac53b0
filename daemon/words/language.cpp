#include "words/language.hpp"

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <libintl.h>
#include <system_error>

// glibc's own: to be raised when $LANGUAGE changes (gettext's manual, "Being a gettext grok").
extern "C" int
    _nl_msg_cat_cntr; // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)

namespace kith::words {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 2> languages{"en", "de"};

std::string& present() {
    static std::string language = "en";
    return language;
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// "de" of "de_AT.UTF-8@euro".
std::string language_of(std::string_view locale) {
    return std::string(locale.substr(0, locale.find_first_of("_.@")));
}

fs::path beside_program() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    const auto there = program.parent_path().parent_path() / "share" / "locale";
    return !error && fs::is_directory(there, error) ? there : fs::path(KITH_LOCALE_DIR);
}

/// $LANGUAGE before we wrote to it.
const std::optional<std::string>& list_before() {
    static const auto list = [] {
        const char* value = std::getenv("LANGUAGE");
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    }();
    return list;
}

/// gettext translates in any locale but "C"; C.UTF-8 is in every Debian, German ones may not be.
void begin() {
    static const bool begun = [] {
        std::setlocale(LC_MESSAGES, "C.UTF-8");
        ::textdomain("kith");
        ::bind_textdomain_codeset("kith", "UTF-8");
        ::bindtextdomain("kith", beside_program().c_str());
        return true;
    }();
    static_cast<void>(begun);
}

} // namespace

bool is_spoken(std::string_view language) {
    for (const auto known : languages) {
        if (known == language) {
            return true;
        }
    }
    return false;
}

std::optional<std::string> language_of_environment() {
    std::string locale;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (locale = variable(name); !locale.empty()) {
            break;
        }
    }
    auto language = language_of(locale);
    if (locale.empty() || locale == "C" || locale == "POSIX") {
        return std::nullopt; // nor does gettext heed $LANGUAGE then
    }
    std::string_view wishes;
    const auto list = variable("LANGUAGE");
    for (wishes = list; !wishes.empty();) {
        const auto end = std::min(wishes.find(':'), wishes.size());
        if (auto wish = language_of(wishes.substr(0, end)); is_spoken(wish)) {
            return wish;
        }
        wishes.remove_prefix(std::min(end + 1, wishes.size()));
    }
    return is_spoken(language) ? std::optional(std::move(language)) : std::nullopt;
}

void speak(std::string_view language) {
    begin();
    static_cast<void>(list_before());
    present() = is_spoken(language) ? std::string(language) : "en";
    ::setenv("LANGUAGE", present().c_str(), 1);
    ++_nl_msg_cat_cntr;
}

void leave_environment() {
    if (const auto& list = list_before(); list) {
        ::setenv("LANGUAGE", list->c_str(), 1);
    } else {
        ::unsetenv("LANGUAGE");
    }
}

const std::string& spoken() { return present(); }

namespace {

int& answering() {
    static int depth = 0;
    return depth;
}

} // namespace

bool is_answering() { return answering() > 0; }

Speaking::Speaking(std::string_view language) : before_(spoken()) {
    speak(language);
    ++answering();
}

Speaking::~Speaking() {
    --answering();
    speak(before_);
}

void speak_from(const fs::path& catalogues) {
    begin();
    ::bindtextdomain("kith", catalogues.c_str());
    ++_nl_msg_cat_cntr;
}

} // namespace kith::words
