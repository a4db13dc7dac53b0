#include "storage/circle_book.hpp"

#include "storage/reminder_row.hpp"

#include <algorithm>
#include <array>

namespace kith::storage {

using domain::CircleMember;
using domain::ContactId;
using domain::Importance;

namespace {

/// How many rows are held at once while many are walked.
constexpr std::size_t page_size = 256;
/// How much of a circle planning sees.
constexpr std::size_t lately_known = 32;
constexpr std::size_t to_call_known = 8;

constexpr std::array by_importance{Importance::High, Importance::Normal, Importance::Low};

/// Members, from table `circle_member` or from contacts themselves; read_member() reads them.
std::string select_members(std::string_view rest) {
    return "SELECT circle_member.member, contact.name, circle_member.importance, "
           "circle_member.last_touch FROM circle_member "
           "JOIN contact ON contact.id = circle_member.member WHERE circle_member.deceased = 0 " +
           std::string(rest);
}

CircleMember read_member(const Statement& row) {
    return {row.column<std::string>(0), row.column<std::string>(1),
            row.word(2, domain::parse_importance), row.maybe<domain::Date>(3)};
}

void append_members(Statement& rows, std::vector<CircleMember>& members) {
    while (rows.step()) {
        members.push_back(read_member(rows));
    }
}

} // namespace

bool CircleBook::set_circles(const ContactId& id, std::span<const ContactId> circles) {
    std::vector<ContactId> wanted(circles.begin(), circles.end());
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const auto present = own_circles_of(id);
    bool news = false;
    for (const auto& circle : present) {
        if (!std::ranges::binary_search(wanted, circle)) {
            connection_.run("DELETE FROM circle_member WHERE member = ?1 AND circle = ?2", id,
                            circle);
            renew_touch(circle);
            news = true;
        }
    }
    for (const auto& circle : wanted) {
        if (!std::ranges::binary_search(present, circle)) {
            connection_.run(
                "INSERT INTO circle_member (circle, folded_name, member, importance, deceased, "
                "last_touch) SELECT ?2, folded_name, id, importance, deceased, last_touch "
                "FROM contact WHERE id = ?1 AND facts IS NOT NULL",
                id, circle);
            news = news || connection_.changes() > 0;
            renew_touch(circle);
        }
    }
    return news;
}

std::vector<ContactId> CircleBook::own_circles_of(const ContactId& id) const {
    auto rows =
        connection_.prepare("SELECT circle FROM circle_member WHERE member = ?1 ORDER BY circle");
    rows.bind(id);
    std::vector<ContactId> circles;
    while (rows.step()) {
        circles.push_back(rows.column<std::string>(0));
    }
    return circles;
}

std::vector<ContactId> CircleBook::circles_of(const ContactId& id) const {
    auto circles = own_circles_of(id);
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (auto& around : own_circles_of(circles[i])) {
            if (std::ranges::find(circles, around) == circles.end()) {
                circles.push_back(std::move(around));
            }
        }
    }
    std::ranges::sort(circles);
    return circles;
}

void CircleBook::each_member(const ContactId& circle,
                             const domain::ContactStore::MemberVisitor& visitor) const {
    struct Place {
        std::string folded_name;
        ContactId member;
    };
    Place last;
    std::vector<CircleMember> page;
    do {
        // Read page by page: the visitor may change what it is shown, and no snapshot is held.
        page.clear();
        {
            auto rows = connection_.prepare(
                "SELECT circle_member.member, contact.name, circle_member.importance, "
                "circle_member.last_touch, circle_member.folded_name FROM circle_member "
                "JOIN contact ON contact.id = circle_member.member WHERE circle = ?1 "
                "AND circle_member.deceased = 0 AND (circle_member.folded_name, member) > (?2, ?3) "
                "ORDER BY circle_member.folded_name, member LIMIT ?4");
            rows.bind(circle, last.folded_name, last.member, row_limit(page_size));
            while (rows.step()) {
                page.push_back(read_member(rows));
                last = {rows.column<std::string>(4), page.back().id};
            }
        }
        std::ranges::for_each(page, visitor);
    } while (page.size() == page_size);
}

std::vector<CircleMember> CircleBook::longest_silent(domain::Date before, std::size_t limit) const {
    std::vector<CircleMember> silent;
    for (const auto importance : by_importance) {
        auto rows = connection_.prepare(
            "SELECT id, name, importance, last_touch FROM contact WHERE facts IS NOT NULL "
            "AND subject = 'person' AND deceased = 0 AND importance = ?1 "
            "AND last_touch IS NOT NULL AND last_touch < ?2 AND NOT EXISTS "
            "(SELECT 1 FROM arrangement WHERE arrangement.contact = contact.id AND never) "
            "AND json_extract(facts, '$.every') IS NOT 'never' "
            "ORDER BY last_touch, id LIMIT ?3");
        append_members(rows.bind(to_text(importance), before, row_limit(limit - silent.size())),
                       silent);
    }
    return silent;
}

domain::CircleFacts CircleBook::facts(const ContactId& circle) const {
    domain::CircleFacts facts;
    auto size = connection_.prepare("SELECT living FROM circle_size WHERE circle = ?1");
    if (size.bind(circle).step()) {
        facts.size = static_cast<std::size_t>(size.column<std::int64_t>(0));
    }
    auto lately = connection_.prepare(
        select_members("AND circle = ?1 AND circle_member.last_touch IS NOT NULL "
                       "ORDER BY circle_member.last_touch DESC LIMIT ?2"));
    append_members(lately.bind(circle, row_limit(lately_known)), facts.lately);
    for (const auto importance : by_importance) {
        for (const auto* order :
             {"AND circle_member.last_touch IS NOT NULL ORDER BY circle_member.last_touch LIMIT ?3",
              "AND circle_member.last_touch IS NULL LIMIT ?3"}) {
            auto rows = connection_.prepare(select_members(
                std::string("AND circle = ?1 AND circle_member.importance = ?2 ") + order));
            append_members(rows.bind(circle, to_text(importance),
                                     row_limit(to_call_known - facts.to_call.size())),
                           facts.to_call);
        }
    }
    return facts;
}

void CircleBook::renew(const ContactId& id) {
    connection_.run("UPDATE circle_member SET (folded_name, importance, deceased) = "
                    "(SELECT folded_name, importance, deceased FROM contact WHERE id = ?1) "
                    "WHERE member = ?1",
                    id);
    renew_touch(id);
    for (const auto& circle : own_circles_of(id)) {
        renew_touch(circle); // it may have lost, or got back, a member who was in touch
    }
}

void CircleBook::forget(const ContactId& id) {
    const auto circles = own_circles_of(id);
    connection_.run("DELETE FROM circle_member WHERE member = ?1", id);
    connection_.run("DELETE FROM circle_member WHERE circle = ?1", id);
    for (const auto& circle : circles) {
        renew_touch(circle);
    }
}

void CircleBook::renew_touch(const ContactId& id) {
    const auto touch = recorded_touch(id);
    connection_.run("UPDATE contact SET last_touch = nullif(?2, '') "
                    "WHERE id = ?1 AND coalesce(last_touch, '') <> ?2",
                    id, touch);
    if (connection_.changes() == 0) {
        return;
    }
    connection_.run("UPDATE circle_member SET last_touch = nullif(?2, '') WHERE member = ?1", id,
                    touch);
    for (const auto& circle : own_circles_of(id)) {
        renew_touch(circle);
    }
}

std::string CircleBook::recorded_touch(const ContactId& id) const {
    auto row = connection_.prepare(
        "SELECT max(coalesce((SELECT last_contact FROM contact WHERE id = ?1), ''), "
        "coalesce((SELECT max(date) FROM interaction WHERE interaction.contact = ?1), ''), "
        "coalesce((SELECT max(last_touch) FROM circle_member WHERE circle = ?1 "
        "AND deceased = 0 AND last_touch IS NOT NULL), ''))");
    row.bind(id).step();
    return row.column<std::string>(0);
}

} // namespace kith::storage
