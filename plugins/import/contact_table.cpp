#include "import/contact_table.hpp"

#include "import/columns.hpp"
#include "import/person_draft.hpp"
#include "import/rows.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <optional>

namespace kith::imports {

using domain::DateKind;

namespace {

/// In how many rows the names of the columns are looked for.
constexpr int most_preamble = 12;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The values of a cell, between that separator.
template <class Take>
void each_value(std::string_view text, std::string_view separator, const Take& take) {
    while (true) {
        const auto end = std::min(text.find(separator), text.size());
        take(trimmed(text.substr(0, end)));
        if (end == text.size()) {
            return;
        }
        text.remove_prefix(end + separator.size());
    }
}

/// A table whose columns are known; `rows` stands behind their names.
struct Table {
    Columns columns;
    Rows rows;
};

std::optional<Table> table_of(std::string_view text) {
    std::optional<Table> best;
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t'}) {
        Rows rows(text, separator);
        std::vector<Cell> row;
        for (int number = 0; number < most_preamble && rows.next(row); ++number) {
            auto columns = columns_of(row);
            if (!columns) {
                continue;
            }
            const auto& fields = columns->fields;
            const auto known = std::count_if(fields.begin(), fields.end(),
                                             [](Field field) { return field != Field::None; });
            if (known > most) {
                most = known;
                best.emplace(Table{std::move(*columns), rows});
            }
            break;
        }
    }
    return best;
}

/// Takes one row, cell by cell.
class RowReader {
public:
    RowReader(const Columns& columns, const std::vector<Cell>& row, Reading& reading)
        : columns_(columns), row_(row), draft_(reading, {row.front().line, row.front().column}) {}

    void read() {
        draft_.name(text_of(Field::FullName));
        draft_.name_parts(text_of(Field::GivenName), text_of(Field::MiddleName),
                          text_of(Field::FamilyName));
        draft_.name(text_of(Field::Nickname));
        draft_.note(text_of(Field::Position));
        std::string_view label;
        for (std::size_t i = 0; i < row_.size(); ++i) {
            const auto field = i < columns_.fields.size() ? columns_.fields[i] : Field::None;
            if (field == Field::EventLabel) {
                label = row_[i].text;
            } else {
                take(field, row_[i], label);
            }
        }
        take_birthday_in_parts();
        if (draft_.contact().name.empty() && !draft_.contact().institutions.empty()) {
            draft_.name(draft_.contact().institutions.front());
        }
        draft_.finish();
    }

private:
    /// The first cell of that kind with anything in it.
    [[nodiscard]] std::string_view text_of(Field field) const {
        for (std::size_t i = 0; i < std::min(row_.size(), columns_.fields.size()); ++i) {
            if (columns_.fields[i] == field && !trimmed(row_[i].text).empty()) {
                return trimmed(row_[i].text);
            }
        }
        return {};
    }

    void take(Field field, const Cell& cell, std::string_view label) {
        const Place place{cell.line, cell.column};
        switch (field) {
        case Field::Email:
            each_value(cell.text, ":::", [&](auto value) { draft_.email(value, place); });
            return;
        case Field::Phone:
            each_value(cell.text, ":::", [&](auto value) { draft_.phone(value, place); });
            return;
        case Field::Institution:
            draft_.institution(cell.text);
            return;
        case Field::Tags:
            take_tags(cell.text);
            return;
        case Field::Notes:
            draft_.note(cell.text);
            return;
        case Field::ProfileUrl:
            draft_.id(trimmed(cell.text), "linkedin-");
            return;
        case Field::ConnectedOn:
            draft_.note(trimmed(cell.text).empty() ? "" : "LinkedIn: " + cell.text);
            return;
        case Field::Birthday:
        case Field::Anniversary:
        case Field::EventValue:
            take_date(field, cell, label);
            return;
        default:
            return;
        }
    }

    void take_date(Field field, const Cell& cell, std::string_view label) {
        const auto kind = field == Field::Birthday      ? DateKind::Birthday
                          : field == Field::Anniversary ? DateKind::Anniversary
                                                        : DateKind::Custom;
        const auto shown = label.starts_with("* ") ? label.substr(2) : label; // the preferred one
        draft_.date(kind, shown, read_day(cell.text, columns_.order), cell.text,
                    {cell.line, cell.column});
    }

    /// Google's own groups begin with a star: some say something, most only where it keeps people.
    void take_tags(std::string_view text) {
        const bool google = columns_.format == "google";
        each_value(text, google ? ":::" : ";", [&](std::string_view tag) {
            if (!google || !tag.starts_with('*')) {
                draft_.tag(tag);
                return;
            }
            const auto group = trimmed(tag.substr(1));
            if (group == "starred") {
                draft_.contact().importance = domain::Importance::High;
            } else if (group == "friends" || group == "family" || group == "coworkers") {
                draft_.tag(group);
            }
        });
    }

    void take_birthday_in_parts() {
        const auto day = text_of(Field::BirthDay);
        const auto month = text_of(Field::BirthMonth);
        if (day.empty() || month.empty()) {
            return;
        }
        const auto year = std::string(text_of(Field::BirthYear));
        const auto text = std::string(day) + "." + std::string(month) + "." + year;
        draft_.date(DateKind::Birthday, "", read_day(text, DayOrder::DayFirst), text,
                    {row_.front().line, row_.front().column});
    }

    const Columns& columns_;
    const std::vector<Cell>& row_;
    PersonDraft draft_;
};

void report_long(const Columns& columns, const std::vector<Cell>& row, Reading& reading) {
    for (auto i = columns.fields.size(); i < row.size(); ++i) {
        if (!trimmed(row[i].text).empty()) {
            reading.fault({Fault::What::LongRow, row[i].line, row[i].column,
                           wire::plain_line(row[i].text, most_text)});
            return;
        }
    }
}

} // namespace

Reading read_table(std::string_view text) {
    Reading reading;
    auto table = table_of(text);
    if (!table) {
        const auto first = trimmed(text.substr(0, std::min<std::size_t>(text.size(), most_text)));
        reading.fault(
            {Fault::What::NoHeader, 1, 1, wire::plain_line(first.substr(0, first.find('\n')), 80)});
        return reading;
    }
    reading.format = table->columns.format;
    std::vector<Cell> row;
    while (table->rows.next(row)) {
        if (const auto quote = table->rows.take_open_quote()) {
            reading.fault({Fault::What::OpenQuote, quote->line, quote->column, ""});
        }
        report_long(table->columns, row, reading);
        RowReader(table->columns, row, reading).read();
    }
    reading.finish();
    return reading;
}

} // namespace kith::imports
