#include "storage/open_store.hpp"
#include "storage/samples.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kith::test {

namespace {

using domain::CircleMember;
using domain::Contact;
using domain::ContactId;
using domain::Importance;
using domain::SubjectKind;
using Ids = std::vector<ContactId>;

const Ids people{"p0", "p1", "p2", "p3"};
const std::vector<Contact> circles{
    circle(SubjectKind::Network, "n0"), circle(SubjectKind::Network, "n1"),
    circle(SubjectKind::NetworkType, "informal"), circle(SubjectKind::Portfolio, "Networks")};

/// What is known of one contact, the simple way.
struct Known {
    std::optional<Contact> contact;
    std::set<ContactId> circles;
    std::optional<domain::Date> last_interaction;
};

/// A store, and a model of it that counts everything anew each time it is asked.
class Run {
public:
    Run() {
        store_->put_contacts(domain::circle_source, circles, {}, "", noon, today);
        for (const auto& one : circles) {
            known_[one.id].contact = one;
        }
        store_->set_circles("type:informal", Ids{"portfolio"}, noon);
        known_["type:informal"].circles = {"portfolio"};
    }

    void take(int step) {
        const auto id = *rc::gen::elementOf(people);
        switch (step) {
        case 0:
            return put(id);
        case 1:
            store_->put_contacts("config", {}, Ids{id}, "", noon, today);
            known_[id].contact.reset();
            known_[id].circles.clear();
            return;
        case 2:
            return set_circles(id);
        default:
            return log(*rc::gen::elementOf(Ids{id, id, id, "network:n0", "type:informal"}));
        }
    }

    void check() {
        for (const auto& one : circles) {
            const auto wanted = members_of(one.id);
            const auto facts = store_->facts(one.id, today)->circle.value();
            RC_ASSERT(facts.size == wanted.size());
            std::vector<CircleMember> visited;
            store_->each_member(one.id, [&](const auto& member) { visited.push_back(member); });
            RC_ASSERT(visited == wanted);
            RC_ASSERT(facts.to_call == to_call(wanted));
            RC_ASSERT(touches(facts.lately) == latest_of(wanted));
        }
    }

private:
    void put(const ContactId& id) {
        auto contact = person(id, "Name of " + id);
        contact.deceased = *rc::gen::element(false, false, true);
        contact.importance =
            *rc::gen::element(Importance::Low, Importance::Normal, Importance::High);
        if (*rc::gen::arbitrary<bool>()) {
            contact.last_contact = day(-*rc::gen::inRange(0, 20));
        }
        store_->put_contacts("config", std::span(&contact, 1), {}, "", noon, today);
        known_[id].contact = contact;
    }

    void set_circles(const ContactId& id) {
        const auto chosen =
            *rc::gen::element(Ids{}, Ids{"network:n0"}, Ids{"network:n1", "type:informal"},
                              Ids{"type:informal", "network:n0"});
        const bool known = known_[id].contact.has_value();
        const std::set<ContactId> wanted(chosen.begin(), chosen.end());
        RC_ASSERT(store_->set_circles(id, chosen, noon) == (known && wanted != known_[id].circles));
        if (known) {
            known_[id].circles = wanted;
        }
    }

    void log(const ContactId& id) {
        const int days = *rc::gen::inRange(0, 20);
        store_->log(touch(id, -days), std::nullopt, noon);
        known_[id].last_interaction =
            std::max(known_[id].last_interaction, std::optional(day(-days)));
    }

    std::vector<CircleMember> members_of(const ContactId& of) {
        std::vector<CircleMember> members;
        for (const auto& [id, one] : known_) {
            if (one.contact && !one.contact->deceased && one.circles.contains(of)) {
                members.push_back({id, one.contact->name, one.contact->importance, last_touch(id)});
            }
        }
        return members; // their names are in the order of their ids
    }

    std::optional<domain::Date> last_touch(const ContactId& id) {
        const auto& one = known_[id];
        auto newest = std::max(one.last_interaction, one.contact->last_contact);
        for (const auto& member : members_of(id)) {
            newest = std::max(newest, member.last_touch);
        }
        return newest;
    }

    static std::vector<CircleMember> to_call(std::vector<CircleMember> members) {
        std::ranges::stable_sort(members, {}, [](const CircleMember& one) {
            return std::tuple(-static_cast<int>(one.importance), !one.last_touch, one.last_touch);
        });
        return members;
    }

    static std::vector<domain::Date> touches(const std::vector<CircleMember>& members) {
        std::vector<domain::Date> days;
        for (const auto& member : members) {
            if (member.last_touch) {
                days.push_back(*member.last_touch);
            }
        }
        return days;
    }

    static std::vector<domain::Date> latest_of(const std::vector<CircleMember>& members) {
        auto days = touches(members);
        std::ranges::sort(days, std::greater());
        return days;
    }

    std::unique_ptr<domain::Store> store_ = storage::open_in_memory();
    std::map<ContactId, Known> known_;
};

} // namespace

RC_GTEST_PROP(CirclePropertyTest, ACircleAlwaysKnowsItsMembersAndTheirTouches, ()) {
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    Run run;
    for (const auto step : steps) {
        run.take(step);
    }
    run.check();
}

RC_GTEST_PROP(CirclePropertyTest, NoOtherSourceEverReachesACircle, ()) {
    const auto store = storage::open_in_memory();
    const auto word = rc::gen::element<std::string>(
        "n0", "network:n0", "portfolio", "type:informal", "alliance:", "type", "network:n0:x",
        "Networks", "person:portfolio", "p0");
    const bool circles_first = *rc::gen::arbitrary<bool>();
    if (circles_first) {
        store->put_contacts(domain::circle_source, circles, {}, "", noon, today);
    }
    const int descriptions = *rc::gen::inRange(1, 20);
    for (int i = 0; i < descriptions; ++i) {
        const auto someone = person(*word, *word, {*word + "@example.org"});
        const auto source = *rc::gen::elementOf(Ids{"config", "book", "other"});
        if (*rc::gen::inRange(0, 4) == 0) {
            store->put_contacts(source, {}, Ids{someone.id}, "", noon, today);
        } else {
            store->put_contacts(source, std::span(&someone, 1), {}, "", noon, today);
        }
    }
    if (!circles_first) {
        store->put_contacts(domain::circle_source, circles, {}, "", noon, today);
    }
    for (const auto& one : circles) {
        RC_ASSERT(store->contact(one.id) == one);
    }
    std::size_t others = 0;
    store->each_contact([&](const auto& id, const auto&) {
        others += store->contact(id)->subject == SubjectKind::Person ? 1 : 0;
        return true;
    });
    RC_ASSERT(others == store->contact_count());
}

} // namespace kith::test
