#include "cli/init_questions.hpp"

#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "cli/written_person.hpp"
#include "domain/name_match.hpp"
#include "domain/zone.hpp"
#include "onboarding/address_books.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <sstream>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;
using onboarding::AddressBook;
using words::say;

namespace {

/// Why an answer cannot be taken; empty when it can.
using Objection = std::function<std::string(const std::string& answer)>;

std::vector<std::string> split(std::string list) {
    std::replace(list.begin(), list.end(), ',', ' ');
    std::istringstream stream(list);
    return {std::istream_iterator<std::string>(stream), {}};
}

bool is_none(const std::string& answer) {
    const auto word = domain::folded(answer);
    return word == "none" || word == "no" || word == "0" || word == "keine" || word == "keins";
}

/// "de", "Deutsch", "german"; empty when it is none that kith speaks.
std::string language_named(const std::string& typed) {
    const auto word = domain::folded(typed);
    if (word == "de" || word == "deutsch" || word == "german") {
        return "de";
    }
    return word == "en" || word == "english" || word == "englisch" ? "en" : "";
}

/// "m", "mail", "Kalender": the channel that is meant; empty when none is.
std::string way_named(const std::string& typed) {
    const auto word = domain::folded(typed);
    const std::pair<const char*, const char*> ways[] = {{"desktop", "desktop"},
                                                        {"mail", "mail"},
                                                        {"calendar", "calendar"},
                                                        {"email", "mail"},
                                                        {"kalender", "calendar"}};
    for (const auto& [name, channel] : ways) {
        if (!word.empty() && std::string_view(name).starts_with(word)) {
            return channel;
        }
    }
    return "";
}

std::string objection_to_ways(const std::string& answer) {
    const auto typed = split(answer);
    for (const auto& one : typed) {
        if (way_named(one).empty()) {
            return say("\"{}\" is none of desktop, mail, calendar", one);
        }
    }
    return typed.empty() ? say("name at least one: desktop, mail, calendar") : "";
}

std::string objection_to_address(const std::string& answer) {
    if (answer.empty()) {
        return say("mail needs an address (--mail-to)");
    }
    const auto at = answer.find('@');
    const bool good = at != answer.npos && at > 0 && at + 1 < answer.size() &&
                      answer.find_first_of(" <>,;") == answer.npos;
    return good ? "" : say("\"{}\" is no email address", answer);
}

std::string objection_to_nothing(const std::string& answer) {
    return answer.empty() ? say("this needs an answer") : "";
}

/// One conversation.
class Questions {
public:
    Questions(const Value& params, const onboarding::Surroundings& surroundings)
        : params_(params), surroundings_(surroundings), is_silent_(params.flag_or("yes", false)) {
        if (!is_silent_ && !can_ask()) {
            throw NoAnswer(say("nobody is there to answer; with --yes, what you do not say is as "
                               "usual"));
        }
    }

    InitAnswers all(const std::string& password_file) {
        ask_language();
        ask_time_zone();
        answers_.files.at =
            answer("at", say("3  When shall kith speak? An hour of the day"), "08:00",
                   [](const std::string& typed) {
                       return domain::parse_time_of_day(typed)
                                  ? ""
                                  : say("\"{}\" is no time of day; write 08:00", typed);
                   });
        ask_ways();
        if (answers_.files.mail) {
            ask_mail(password_file);
        }
        ask_books();
        return std::move(answers_);
    }

private:
    /// What was typed on the command line, else what is answered, else the default.
    std::string answer(const char* member, const std::string& question,
                       const std::string& otherwise, const Objection& objection) {
        if (const auto* typed = params_.find(member)) {
            return checked(typed->as_string(), objection);
        }
        if (is_silent_) {
            return checked(otherwise, objection);
        }
        while (true) {
            auto typed = answered(question, otherwise);
            if (!typed) {
                throw NoAnswer(say("nothing was answered, so nothing was written"));
            }
            if (const auto why = objection(*typed); !why.empty()) {
                fmt::print(stderr, "  {}\n", printable(why));
                continue;
            }
            return *typed;
        }
    }

    static std::string checked(const std::string& typed, const Objection& objection) {
        if (const auto why = objection(typed); !why.empty()) {
            throw NoAnswer(why);
        }
        return typed;
    }

    void ask_language() {
        const auto objection = [](const std::string& typed) {
            return language_named(typed).empty() ? say("kith speaks en and de") : "";
        };
        answers_.files.language = language_named(
            answer("language", say("1  Which language shall kith speak to you? en or de"),
                   words::spoken(), objection));
        words::speak(answers_.files.language);
    }

    void ask_time_zone() {
        const auto machine = say("the machine's");
        const auto zone = answer("time_zone", say("2  Which time zone? Such as Europe/Berlin"),
                                 machine, [&](const std::string& typed) {
                                     return typed == machine || domain::Zone::exists(typed)
                                                ? ""
                                                : say("there is no time zone \"{}\"", typed);
                                 });
        answers_.files.time_zone = zone == machine ? "" : zone;
    }

    void ask_ways() {
        const bool has_desktop = !surroundings_.variable("DISPLAY").empty() ||
                                 !surroundings_.variable("WAYLAND_DISPLAY").empty();
        const auto ways =
            answer("ways", say("4  How shall it reach you? desktop, mail, calendar, or several"),
                   has_desktop ? say("desktop, calendar") : say("calendar"), objection_to_ways);
        for (const auto& typed : split(ways)) {
            const auto way = way_named(typed);
            answers_.files.desktop |= way == "desktop";
            answers_.files.calendar |= way == "calendar";
            if (way == "mail") {
                answers_.files.mail.emplace();
            }
        }
    }

    void ask_mail(const std::string& password_file) {
        auto& mail = *answers_.files.mail;
        mail.to = answer("mail_to", say("   Your email address"), surroundings_.variable("EMAIL"),
                         objection_to_address);
        mail.from =
            answer("mail_from", say("   The sender, one that your mail server lets you use"),
                   mail.to, objection_to_address);
        mail.host =
            answer("mail_host", say("   The mail server for sending"),
                   "mail." + mail.from.substr(mail.from.find('@') + 1), objection_to_nothing);
        mail.tls = params_.text_or("mail_tls", "");
        mail.ca_file = params_.text_or("mail_ca_file", "");
        if (const auto port = params_.integer_or("mail_port", 0); port > 0) {
            mail.port = static_cast<int>(port);
        }
        const auto nobody = say("none");
        const auto user = answer("mail_user", say("   The name to log in with, or none"),
                                 mail.tls == "none" ? nobody : mail.from, objection_to_nothing);
        mail.user = is_none(user) || user == nobody ? "" : user;
        if (mail.user.empty()) {
            return;
        }
        mail.password_file = params_.text_or("mail_password_file", password_file);
        if (mail.password_file == password_file && !is_silent_) {
            answers_.password = hidden_answer(
                say("   The password; it is not shown, and lies in {}", password_file));
        }
    }

    void ask_books() {
        const auto found = onboarding::address_books(surroundings_);
        if (params_.find("address_books") != nullptr) {
            for (const auto& typed : params_.at("address_books").as_array()) {
                if (!is_none(typed.as_string())) {
                    take(checked(typed.as_string(), objection_to(found)), found);
                }
            }
            return;
        }
        std::string usual;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool is_usual = found[i].people > 0 &&
                                  (found[i].kind == AddressBook::Kind::Folder || usual.empty());
            usual += is_usual ? (usual.empty() ? "" : " ") + std::to_string(i + 1) : "";
        }
        const auto question = say("5  Where is your address book?") + "\n" + listed(found) +
                              (found.empty() ? say("   A folder of vCards, or none")
                                             : say("   Numbers, a folder of vCards, or none"));
        const auto typed = answer(
            "", question, usual.empty() ? say("none") : usual, [&](const std::string& answer) {
                return answer == say("none") ? "" : objection_to(found)(answer);
            });
        if (!is_none(typed) && typed != say("none")) {
            take(typed, found);
        }
    }

    static std::string listed(const std::vector<AddressBook>& found) {
        std::string list;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto& book = found[i];
            const auto people =
                words::say_many("{} person", "{} people", static_cast<std::int64_t>(book.people));
            list += fmt::format("     {}  {}  ({}{})\n", i + 1, printable(short_path(book.place)),
                                book.origin.empty() ? "" : book.origin + ", ", people);
            if (book.kind != AddressBook::Kind::Folder) {
                list += "        " +
                        say("a database that others cannot follow: kith takes a copy as of today") +
                        "\n";
            }
        }
        return list;
    }

    /// Numbers of the list, or one place.
    static std::optional<std::vector<std::size_t>> numbers(const std::string& typed,
                                                           std::size_t most) {
        std::vector<std::size_t> chosen;
        for (const auto& one : split(typed)) {
            const bool is_number =
                one.find_first_not_of("0123456789") == one.npos && one.size() < 4;
            const auto number = is_number ? std::stoul(one) : 0;
            if (number < 1 || number > most) {
                return std::nullopt;
            }
            chosen.push_back(number - 1);
        }
        return chosen;
    }

    Objection objection_to(const std::vector<AddressBook>& found) const {
        return [this, &found](const std::string& typed) -> std::string {
            std::error_code error;
            const auto folder = surroundings_.expanded(typed);
            if (is_none(typed) || numbers(typed, found.size()) || fs::is_directory(folder, error)) {
                return "";
            }
            return say("there is no folder {}", folder.string());
        };
    }

    void take(const std::string& typed, const std::vector<AddressBook>& found) {
        if (const auto chosen = numbers(typed, found.size())) {
            for (const auto number : *chosen) {
                answers_.books.push_back(found[number]);
            }
            return;
        }
        const auto folder = fs::absolute(surroundings_.expanded(typed));
        answers_.books.push_back(
            {AddressBook::Kind::Folder, "", folder, onboarding::cards_in(folder)});
    }

    const Value& params_;
    const onboarding::Surroundings& surroundings_;
    bool is_silent_;
    InitAnswers answers_;
};

} // namespace

InitAnswers ask_newcomer(const Value& params, const onboarding::Surroundings& surroundings,
                         const std::string& password_file) {
    return Questions(params, surroundings).all(password_file);
}

} // namespace kith::cli
