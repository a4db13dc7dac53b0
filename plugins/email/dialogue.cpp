#include "email/dialogue.hpp"

#include "remote/clean_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::email {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "5.1.1" at the beginning of an answer's text (RFC 2034 section 4), else nothing.
std::string_view enhanced_status(std::string_view text) {
    const auto word = text.substr(0, text.find(' '));
    const bool fits = word.size() >= 5 && word.size() <= 9 && word[1] == '.' &&
                      std::ranges::count(word, '.') == 2 && is_digit(word.back()) &&
                      std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.'; });
    return fits ? word : std::string_view();
}

constexpr std::array<std::pair<std::string_view, Dialogue::Step>, 8> verbs{{
    {"EHLO", Dialogue::Step::Hello},
    {"HELO", Dialogue::Step::Hello},
    {"STARTTLS", Dialogue::Step::StartTls},
    {"AUTH", Dialogue::Step::Login},
    {"MAIL", Dialogue::Step::Sender},
    {"RCPT", Dialogue::Step::Recipient},
    {"DATA", Dialogue::Step::Data},
    {"NOOP", Dialogue::Step::Other},
}};

} // namespace

void Dialogue::on_command(std::string_view line) {
    const auto verb = line.substr(0, line.find_first_of(" \r\n"));
    over_ = over_ || verb == "QUIT";
    if (over_) {
        return;
    }
    answered_ = false;
    between_lines_ = false;
    // An answer within a login is no verb: the step stays.
    const auto* known = std::ranges::find(verbs, verb, &std::pair<std::string_view, Step>::first);
    if (known != verbs.end()) {
        step_ = known->second;
    }
}

void Dialogue::on_reply(std::string_view line) {
    if (over_ || line.size() < 3 || !std::ranges::all_of(line.substr(0, 3), is_digit)) {
        return;
    }
    if (!between_lines_) {
        words_.clear();
        enhanced_.clear();
    }
    code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    between_lines_ = line.size() > 3 && line[3] == '-';
    answered_ = !between_lines_;
    logged_in_ = logged_in_ || (step_ == Step::Login && code_ == 235);
    auto text = line.substr(std::min<std::size_t>(line.size(), 4));
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);
    if (const auto status = enhanced_status(text); !status.empty()) {
        enhanced_ = status;
        text.remove_prefix(std::min(text.size(), status.size() + 1));
    }
    if (words_.size() < 1000) {
        words_ += ' ';
        words_ += text.substr(0, 1000);
    }
}

void Dialogue::on_body_end() {
    step_ = Step::Dot;
    answered_ = false;
    between_lines_ = false;
}

std::string Dialogue::status() const {
    if (code_ == 0) {
        return {};
    }
    return std::to_string(code_) + (enhanced_.empty() ? "" : ' ' + enhanced_);
}

std::string Dialogue::words() const { return remote::one_line(words_, 300); }

} // namespace kith::email
