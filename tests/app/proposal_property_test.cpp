#include "app/event_intake.hpp"
#include "app/proposal_answers.hpp"

#include "household.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace kith::app {

namespace {

using domain::ProposalState;
using domain::Proposed;
using domain::Value;

domain::Configuration with_an_agenda(domain::Take take) {
    auto made = test::two_friends();
    domain::Channel source;
    source.name = "agenda";
    source.plugin = "vcard";
    source.take = take;
    made.sources.push_back(source);
    made.contacts[1].emails = {"bert@example.org"};
    return made;
}

/// What may happen to proposals, in any order.
enum class Step { Page, Take, Refuse, Log, Cancel, Pass, Restart };

/// A household whose agenda proposes what it likes.
class Run {
public:
    explicit Run(domain::Take take) : home_(with_an_agenda(take)) {}

    void go(Step step) {
        auto open = home_.store->proposals().open(100);
        const auto taken = home_.store->proposals().taken({}, 100);
        switch (step) {
        case Step::Page:
            return page();
        case Step::Take:
            return open.empty() ? void() : answer(*rc::gen::elementOf(open), ProposalState::Taken);
        case Step::Refuse:
            open.insert(open.end(), taken.begin(), taken.end());
            return open.empty() ? void()
                                : answer(*rc::gen::elementOf(open), ProposalState::Refused);
        case Step::Log:
            return log();
        case Step::Cancel:
            return cancel();
        case Step::Pass:
            return home_.pass(std::chrono::hours(*rc::gen::inRange(1, 60)));
        case Step::Restart:
            return home_.restart();
        }
    }

    /// What was taken is on record once, and what is on record from the agenda was taken.
    void check() {
        std::set<std::int64_t> talks;
        std::set<std::int64_t> meetings;
        for (const auto& one : home_.store->proposals().taken({}, 1000)) {
            auto& records = one.what == Proposed::Meeting ? meetings : talks;
            RC_ASSERT(records.insert(one.record).second);
        }
        std::set<std::string> days;
        for (const auto* who : {"anna", "bert"}) {
            for (const auto& one : home_.store->interactions(who, 1000)) {
                RC_ASSERT((one.source == "agenda") == talks.contains(one.id));
                const auto day = domain::format_date(one.date) + who + to_text(one.kind);
                if (one.source == "agenda") {
                    RC_ASSERT(days.insert(day).second);
                }
            }
        }
        for (const auto& one :
             home_.store->appointments(test::day("2026-01-01"), test::day("2030-01-01"))) {
            RC_ASSERT(meetings.erase(one.id) == 1U);
        }
        RC_ASSERT(meetings.empty());
    }

private:
    Value item() {
        const auto number = *rc::gen::inRange(0, 8);
        const bool meeting = number % 2 == 0; // a key is always of the same kind and person
        const auto days = *rc::gen::inRange(0, 5);
        Value made;
        made["key"] = "k" + std::to_string(number);
        made["what"] = meeting ? "meeting" : "interaction";
        made["email"] = number < 4 ? "anna@example.org" : "bert@example.org";
        made["date"] = domain::format_date(
            domain::plus_days(home_.engine().today(home_.now()), meeting ? days - 1 : -days));
        made["kind"] = meeting ? "meeting" : "message";
        made["evidence"] = "found " + std::to_string(days);
        return made;
    }

    void page() {
        Value event;
        event["event_id"] = "e" + std::to_string(events_ += *rc::gen::inRange(0, 2));
        event["type"] = "proposals";
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            event["items"].push_back(item());
        }
        event["remove"] = Value::Array{"k" + std::to_string(*rc::gen::inRange(0, 12))};
        EventIntake intake(home_.engine());
        RC_ASSERT(!intake.take("agenda", event, home_.now()).refusal);
    }

    void answer(domain::Proposal proposal, ProposalState as) {
        ProposalAnswers answers(home_.engine(), home_.now());
        if (as == ProposalState::Taken) {
            answers.take(proposal);
        } else {
            answers.refuse(proposal);
        }
        answers.plan();
    }

    void log() {
        domain::Interaction talk;
        talk.contact = "anna";
        talk.date = domain::plus_days(home_.engine().today(home_.now()), -*rc::gen::inRange(0, 4));
        talk.kind = domain::InteractionKind::Message;
        talk.source = "kith log";
        home_.engine().log(talk, std::nullopt, home_.now());
    }

    void cancel() {
        const auto today = home_.engine().today(home_.now());
        const auto coming = home_.store->appointments(today, test::day("2030-01-01"));
        if (!coming.empty()) {
            home_.engine().cancel(coming.front().id, home_.now());
        }
    }

    test::Household home_;
    int events_ = 0;
};

} // namespace

RC_GTEST_PROP(ProposalPropertyTest, NothingIsEverRecordedTwiceOrLeftBehind, ()) {
    Run run(*rc::gen::element(domain::Take::Ask, domain::Take::AtOnce));
    const auto steps = *rc::gen::container<std::vector<Step>>(
        rc::gen::weightedElement<Step>({{6, Step::Page},
                                        {3, Step::Take},
                                        {3, Step::Refuse},
                                        {2, Step::Log},
                                        {1, Step::Cancel},
                                        {2, Step::Pass},
                                        {1, Step::Restart}}));
    for (const auto step : steps) {
        run.go(step);
        run.check();
    }
}

} // namespace kith::app
