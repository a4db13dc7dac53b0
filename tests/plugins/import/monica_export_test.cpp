#include "import/monica_export.hpp"

#include "plugins/import/samples.hpp"

namespace kith::imports {
namespace {

using domain::InteractionKind;
using test::faults_of;
using Texts = std::vector<std::string>;

/// An export as Monica 4 writes it, with these contacts (JSON objects, joined by commas).
std::string export_of(const std::string& contacts) {
    return R"({"version":"1.0-preview.1","app_version":"4.1.2","export_date":"2026-11-01T10:00:00Z",
"account":{"uuid":"acc","data":[
{"count":1,"type":"user","values":[{"uuid":"me","properties":{"first_name":"Me"}}]},
{"count":1,"type":"contact","values":[)" +
           contacts + R"(]},
{"count":1,"type":"activity","values":[{"uuid":"act-1","properties":{"summary":"Picnic",
  "description":"by the Rhine","happened_at":"2025-06-01T00:00:00Z","type":"t"}}]}],
"instance":{"contact_field_types":[
  {"uuid":"ft-mail","properties":{"name":"Email","protocol":"mailto:","type":"email"}},
  {"uuid":"ft-phone","properties":{"name":"Phone","protocol":"tel:","type":"phone"}},
  {"uuid":"ft-x","properties":{"name":"Twitter"}}]}}})";
}

const char* const anna = R"({"uuid":"c-anna","created_at":"2020-01-01T00:00:00Z","properties":{
  "first_name":"Anna","middle_name":null,"last_name":"Berger","nickname":"Anni","is_starred":true,
  "is_partial":false,"is_active":true,"is_dead":false,"job":"Leitung","company":"Diakonie",
  "last_talked_to":"2026-01-05","stay_in_touch_frequency":30,"tags":["Rotary","Chor"],
  "birthdate":{"uuid":"d1","is_age_based":false,"is_year_unknown":true,"date":"2019-11-27T00:00:00Z"},
  "first_met_date":{"uuid":"d2","is_age_based":false,"is_year_unknown":false,"date":"2001-05-04"}},
 "data":[
  {"count":2,"type":"contact_field","values":[
   {"properties":{"data":"anna@example.org","type":"ft-mail"}},
   {"properties":{"data":"+49 228 1","type":"ft-phone"}},
   {"properties":{"data":"@anna","type":"ft-x"}}]},
  {"count":1,"type":"call","values":[{"properties":{"called_at":"2025-03-02T17:00:00Z",
   "content":"about\nthe flat","contact_called":true}}]},
  {"count":1,"type":"conversation","values":[{"properties":{"happened_at":"2025-04-02",
   "messages":[{"properties":{"content":"hello","written_by_me":false}},
               {"properties":{"content":"hi","written_by_me":true}}]}}]},
  {"count":1,"type":"activity","values":["act-1","act-unknown"]}]})";

TEST(MonicaExportTest, ReadsAPersonWithAllThatKithKnows) {
    const auto reading = read_monica(export_of(anna));
    EXPECT_EQ(reading.format, "monica");
    EXPECT_EQ(faults_of(reading), "");
    const auto contact = test::only_contact(reading);
    EXPECT_EQ(contact.id, "c-anna");
    EXPECT_EQ(contact.name, "Anna Berger");
    EXPECT_EQ(contact.emails, (Texts{"anna@example.org"}));
    EXPECT_EQ(contact.phones, (Texts{"+49 228 1"}));
    EXPECT_EQ(contact.institutions, (Texts{"Diakonie"}));
    EXPECT_EQ(contact.tags, (Texts{"Rotary", "Chor"}));
    EXPECT_EQ(contact.importance, domain::Importance::High);
    EXPECT_EQ(contact.note, "Leitung");
    ASSERT_TRUE(contact.cadence);
    EXPECT_EQ(domain::format_span(contact.cadence->every), "30 days");
    ASSERT_TRUE(contact.last_contact);
    EXPECT_EQ(domain::format_date(*contact.last_contact), "2026-01-05");
    ASSERT_EQ(contact.dates.size(), 2u);
    EXPECT_EQ(domain::format_partial_date(contact.dates[0].date), "--11-27");
    EXPECT_EQ(contact.dates[1].label, "first met");
    EXPECT_EQ(reading.people.front().line, 4);
}

TEST(MonicaExportTest, TakesCallsConversationsAndActivitiesForInteractions) {
    const auto reading = read_monica(export_of(anna));
    ASSERT_EQ(reading.interactions.size(), 3u);
    const auto& [call, talk, picnic] =
        std::tie(reading.interactions[0], reading.interactions[1], reading.interactions[2]);
    EXPECT_EQ(call.kind, InteractionKind::Call);
    EXPECT_EQ(call.direction, domain::Direction::In);
    EXPECT_EQ(call.note, "about the flat");
    EXPECT_EQ(domain::format_date(call.date), "2025-03-02");
    EXPECT_EQ(talk.kind, InteractionKind::Message);
    EXPECT_EQ(talk.direction, domain::Direction::In);
    EXPECT_EQ(talk.note, "hello");
    EXPECT_EQ(picnic.kind, InteractionKind::Meeting);
    EXPECT_EQ(picnic.note, "Picnic: by the Rhine");
    EXPECT_EQ(picnic.contact, "c-anna");
}

TEST(MonicaExportTest, LeavesOutRelativesAndDaysMadeOfAnAge) {
    const auto reading = read_monica(export_of(
        R"({"uuid":"p","properties":{"first_name":"Kid","is_partial":1}},
           {"uuid":"b","properties":{"first_name":"Bert","is_active":0,"is_dead":1,
            "birthdate":{"is_age_based":true,"is_year_unknown":false,"date":"1980-01-01"}}})"));
    const auto bert = test::only_contact(reading);
    EXPECT_TRUE(bert.dates.empty());
    EXPECT_TRUE(bert.deceased);
    EXPECT_EQ(bert.tags, (Texts{"archived"}));
}

TEST(MonicaExportTest, SaysWhereTheJsonBreaks) {
    const auto reading = read_monica("{\"account\":\n  {\"data\": [}}");
    ASSERT_EQ(reading.faults.size(), 1u);
    EXPECT_EQ(reading.faults[0].what, Fault::What::Json);
    EXPECT_EQ(reading.faults[0].line, 2);
}

TEST(MonicaExportTest, RefusesOtherJson) {
    EXPECT_EQ(faults_of(read_monica("{\"account\":{}}")), "no-monica 1:1 \n");
    EXPECT_EQ(faults_of(read_monica("[1,2]")), "no-monica 1:1 \n");
}

TEST(MonicaExportTest, TakesValuesOfWrongTypesForNone) {
    const auto reading = read_monica(export_of(
        R"(7,null,{"uuid":5,"properties":[]},{"uuid":"x","properties":{"first_name":["no"],
           "tags":"no","birthdate":"no","last_talked_to":{}},"data":"no"},
           {"uuid":"y","properties":{"first_name":"Ok"},"data":{"0":{"type":"call","values":
            {"a":{"properties":{"called_at":"never"}}}}}})"));
    const auto contact = test::only_contact(reading);
    EXPECT_EQ(contact.name, "Ok");
    EXPECT_TRUE(reading.interactions.empty());
    EXPECT_FALSE(reading.faults.empty());
}

} // namespace
} // namespace kith::imports
