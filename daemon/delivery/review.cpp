#include "delivery/review.hpp"

#include "delivery/clean_line.hpp"
#include "delivery/phrases.hpp"
#include "delivery/review_words.hpp"

#include <algorithm>

namespace kith::delivery {

using domain::Direction;
using domain::InteractionKind;
using domain::RuleKind;
using domain::SubjectKind;

namespace {

constexpr std::size_t most_lines = 12;
constexpr std::size_t most_suggestions = 3;

using Lines = std::vector<std::string>;

/// Writes the page in one language.
class Writer {
public:
    explicit Writer(const std::string& language)
        : phrases_(Phrases::in(language)), words_(review_words(language)) {}

    [[nodiscard]] Lines what_was(const ReviewMatter& matter) const {
        Lines lines;
        for (const auto& touch : matter.touches) {
            lines.push_back(touched(touch));
        }
        for (const auto& subject : matter.settled) {
            if (is_worth_telling(subject, matter.touches)) {
                lines.push_back(filled(words_.done, title(subject)) + evidence(subject.reminder));
            }
        }
        return lines;
    }

    [[nodiscard]] Lines what_comes(const ReviewMatter& matter) const {
        Lines lines;
        for (const auto& subject : matter.coming) {
            const auto date = subject.reminder.date;
            lines.push_back(
                (date > matter.today ? phrases_.short_date(date) : std::string(words_.today)) +
                ": " + title(subject));
        }
        return lines;
    }

    [[nodiscard]] Lines quiet(const std::vector<Quiet>& ones) const {
        Lines lines;
        for (const auto& one : ones) {
            lines.push_back(one.contact.name + ", " +
                            (one.last_touch
                                 ? filled(words_.last_touch, phrases_.long_date(*one.last_touch))
                                 : std::string(words_.no_touch)));
        }
        return lines;
    }

private:
    [[nodiscard]] std::string title(const Subject& subject) const {
        return phrases_.title(subject.reminder.reasons.front(), subject.contact.name);
    }

    [[nodiscard]] std::string_view pattern(const Touch& touch) const {
        const bool out = touch.interaction.direction == Direction::Out;
        switch (touch.interaction.kind) {
        case InteractionKind::Call:
            return words_.call;
        case InteractionKind::Meeting:
            return words_.meeting;
        case InteractionKind::Message:
            return out ? words_.message_to : words_.message_from;
        case InteractionKind::Letter:
            return out ? words_.letter_to : words_.letter_from;
        case InteractionKind::Event:
            return touch.contact.subject == SubjectKind::Person ? words_.event_with
                                                                : words_.event_of;
        }
        return words_.call;
    }

    [[nodiscard]] std::string touched(const Touch& touch) const {
        const auto& interaction = touch.interaction;
        return filled(pattern(touch), touch.contact.name) + ", " +
               phrases_.short_date(interaction.date) +
               (interaction.note.empty() ? "" : ": " + interaction.note);
    }

    /// What a touch of that week says already is not told twice, and what was skipped not at all.
    static bool is_worth_telling(const Subject& subject, const std::vector<Touch>& touches) {
        const auto kind = subject.reminder.reasons.front().kind;
        const bool is_own_matter =
            kind == RuleKind::Duty || kind == RuleKind::Promise || kind == RuleKind::Introduction;
        return subject.reminder.state == domain::ReminderState::Done &&
               (is_own_matter || std::ranges::none_of(touches, [&](const Touch& touch) {
                    return touch.contact.id == subject.contact.id;
                }));
    }

    /// " (by bank transfer)", of "kith done: by bank transfer".
    static std::string evidence(const domain::Reminder& reminder) {
        constexpr std::string_view before = "kith done: ";
        const auto& by = reminder.settled_by;
        return by.starts_with(before) ? " (" + by.substr(before.size()) + ")" : std::string();
    }

    const Phrases& phrases_;
    const ReviewWords& words_;
};

/// Those not named before, as many as the owner has attention for.
std::vector<Quiet> suggestions(const ReviewMatter& matter) {
    auto most = most_suggestions;
    if (matter.people_per_day && *matter.people_per_day >= 0) {
        most = std::min(most, static_cast<std::size_t>(*matter.people_per_day));
    }
    std::vector<Quiet> result;
    for (const auto& one : matter.dormant) {
        const bool is_named = std::ranges::any_of(matter.starving, [&](const Quiet& other) {
            return other.contact.id == one.contact.id;
        });
        if (!is_named && result.size() < most) {
            result.push_back(one);
        }
    }
    return result;
}

void add(Review& review, std::string_view heading, Lines lines, std::string_view others) {
    if (lines.empty()) {
        return;
    }
    if (lines.size() > most_lines) {
        lines.resize(most_lines);
        lines.emplace_back(others);
    }
    std::ranges::transform(lines, lines.begin(), clean_line);
    review.sections.push_back({std::string(heading), std::move(lines)});
}

} // namespace

Review compose_review(const ReviewMatter& matter, const std::string& language) {
    const Writer writer(language);
    const auto& words = review_words(language);
    Review review;
    review.title = filled(words.title, Phrases::in(language).long_date(matter.today));
    add(review, words.what_was, writer.what_was(matter), words.others);
    add(review, words.what_comes, writer.what_comes(matter), words.others);
    add(review, words.quiet, writer.quiet(matter.starving), words.others);
    add(review, words.once_again, writer.quiet(suggestions(matter)), words.others);
    if (review.sections.empty()) {
        add(review, "", {std::string(words.quiet_week)}, words.others);
    }
    return review;
}

std::string notice_body(const Review& review) {
    std::string text;
    for (const auto& section : review.sections) {
        text += text.empty() ? "" : "\n";
        text += section.heading.empty() ? "" : "# " + section.heading + "\n";
        for (const auto& line : section.lines) {
            text += (section.heading.empty() ? "" : "- ") + line + "\n";
        }
    }
    return text;
}

} // namespace kith::delivery
