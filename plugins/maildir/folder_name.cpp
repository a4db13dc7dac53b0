#include "maildir/folder_name.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kith::maildir {

namespace {

using namespace std::string_view_literals;

/// As the servers and programs of the usual providers name them, in lower case; each with its other
/// spelling in a path.
constexpr std::array passed_over{
    "spam"sv,
    "junk"sv,
    "junk mail"sv,
    "junk e-mail"sv,
    "junk-e-mail"sv,
    "junk email"sv,
    "bulk mail"sv,
    "bulk"sv,
    "unerwünscht"sv,
    "unerw&apw-nscht"sv,
    "spamverdacht"sv,
    "trash"sv,
    "bin"sv,
    "deleted"sv,
    "deleted items"sv,
    "deleted messages"sv,
    "papierkorb"sv,
    "gelöscht"sv,
    "gel&apy-scht"sv,
    "gelöschte elemente"sv,
    "gel&apy-schte elemente"sv,
    "gelöschte objekte"sv,
    "gel&apy-schte objekte"sv,
    "drafts"sv,
    "draft"sv,
    "entwürfe"sv,
    "entw&apw-rfe"sv,
    "entwurf"sv,
    "templates"sv,
    "vorlagen"sv,
    "outbox"sv,
    "postausgang"sv,
    "corbeille"sv,
    "brouillons"sv,
    "indésirables"sv,
    "ind&aok-sirables"sv,
    "papelera"sv,
    "borradores"sv,
    "correo no deseado"sv,
    "cestino"sv,
    "bozze"sv,
    "posta indesiderata"sv,
    "prullenbak"sv,
    "concepten"sv,
    "ongewenste e-mail"sv,
};

bool is_part_passed_over(std::string_view part) {
    std::string lower(part);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    std::replace(lower.begin(), lower.end(), '_', ' ');
    return std::find(passed_over.begin(), passed_over.end(), lower) != passed_over.end();
}

} // namespace

bool is_passed_over_folder(std::string_view name) {
    while (true) {
        const auto end = name.find_first_of("./");
        if (is_part_passed_over(name.substr(0, end))) {
            return true;
        }
        if (end == std::string_view::npos) {
            return false;
        }
        name.remove_prefix(end + 1);
    }
}

} // namespace kith::maildir
