#include "config/contact_text.hpp"

#include "config/document.hpp"
#include "config/toml_statements.hpp"
#include "config/toml_value.hpp"
#include "config/toml_writing.hpp"

#include <algorithm>

namespace kith::config {

using domain::Value;
using How = ContactChange::How;
using Kind = TomlStatement::Kind;

namespace {

constexpr std::string_view table_key = "contact";

/// The values of all [[contact]] tables. Throws NoSuchText when the text is no TOML.
Value::Array tables_of(std::string_view text) {
    Findings findings;
    const auto document = Document::parse("contacts", std::string(text), findings);
    if (document == nullptr) {
        throw NoSuchText(std::move(findings).sorted().front().what);
    }
    const auto root = to_value(document->root());
    const auto* list = root.find(table_key);
    return list != nullptr && list->is_array() ? list->as_array() : Value::Array{};
}

std::string text_of(const Value& table, std::string_view key) {
    const auto* found = table.find(key);
    return found != nullptr && found->is_string() ? found->as_string() : "";
}

domain::ContactId id_of(const Value& table) {
    if (const auto card = text_of(table, "card"); !card.empty()) {
        return id_of_card(card);
    }
    const auto id = text_of(table, "id");
    return id.empty() ? id_from_name(text_of(table, "name")) : id;
}

bool is_contact(const TomlStatement& statement) {
    return statement.kind == Kind::ArrayTable && statement.key == table_key;
}

int line_of(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::string_view line_end_of(std::string_view text) {
    const auto first = text.find('\n');
    return first != text.npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

std::string with_line_ends(const std::string& lines, std::string_view end) {
    std::string text;
    for (const char c : lines) {
        c == '\n' ? text += end : text += c;
    }
    return text;
}

/// One table of a text, while it is changed. Statements are looked for anew after each change.
class Table {
public:
    Table(std::string text, std::size_t number) : text_(std::move(text)), number_(number) {}

    void change(const ContactChange& change) {
        find();
        const auto* old = statement(change.key);
        if (change.how == How::Remove) {
            if (old != nullptr) {
                text_.erase(old->begin, old->end - old->begin);
            }
        } else if (old == nullptr) {
            append(change);
        } else if (change.how == How::Set) {
            text_.replace(old->value_begin, old->value_end - old->value_begin,
                          toml_value(change.value));
        } else {
            add(*old, change);
        }
    }

    [[nodiscard]] std::string text() && { return std::move(text_); }

private:
    void find() {
        statements_ = toml_statements(text_);
        std::size_t passed = 0;
        first_ = 0;
        while (first_ < statements_.size() &&
               !(is_contact(statements_[first_]) && passed++ == number_)) {
            ++first_;
        }
        for (end_ = first_ + 1;
             end_ < statements_.size() && statements_[end_].kind == Kind::KeyValue;) {
            ++end_;
        }
        if (first_ >= statements_.size()) {
            throw NoSuchText("there is no such [[contact]]");
        }
    }

    [[nodiscard]] const TomlStatement* statement(std::string_view key) const {
        for (auto i = first_ + 1; i < end_; ++i) {
            if (statements_[i].key == key) {
                return &statements_[i];
            }
        }
        return nullptr;
    }

    void append(const ContactChange& change) {
        expect_no_table_of(change.key);
        const auto end = line_end_of(text_);
        const auto& last = statements_[end_ - 1];
        const auto value =
            change.how == How::Add ? Value(Value::Array{change.value}) : change.value;
        std::string line = change.key + " = " + toml_value(value);
        const bool ended = last.end > 0 && text_[last.end - 1] == '\n';
        text_.insert(last.end, ended ? line.append(end) : std::string(end) + line.append(end));
    }

    /// [[contact.dates]] says what `dates = [...]` does, and cannot be changed here.
    void expect_no_table_of(const std::string& key) const {
        const std::string below = std::string(table_key) + ".";
        for (auto i = end_; i < statements_.size(); ++i) {
            const auto& one = statements_[i];
            if (one.kind != Kind::KeyValue && !one.key.starts_with(below)) {
                return;
            }
            if (one.kind != Kind::KeyValue && one.key == below + key) {
                throw NoSuchText("\"" + key + "\" is a table of its own there: change it by hand");
            }
        }
    }

    void add(const TomlStatement& old, const ContactChange& change) {
        const auto length = old.value_end - old.value_begin;
        const auto written = toml_value(change.value);
        const auto present = text_.substr(old.value_begin, length);
        const auto have = to_value_of(present);
        if (have == change.value || contains(have, change.value)) {
            return;
        }
        if (!have.is_array()) {
            text_.replace(old.value_begin, length, "[" + present + ", " + written + "]");
            return;
        }
        const auto place = list_end(text_, old.value_begin, old.value_end);
        const bool first = have.as_array().empty();
        text_.insert(place.offset, (place.needs_comma ? ", " : first ? "" : " ") + written);
    }

    static bool contains(const Value& list, const Value& item) {
        if (!list.is_array()) {
            return false;
        }
        const auto& items = list.as_array();
        return std::find(items.begin(), items.end(), item) != items.end();
    }

    static Value to_value_of(const std::string& written) {
        Findings findings;
        const auto document = Document::parse("value", "value = " + written + "\n", findings);
        return document == nullptr ? Value() : to_value(*document->root().get("value"));
    }

    std::string text_;
    std::size_t number_;
    std::vector<TomlStatement> statements_;
    std::size_t first_ = 0; ///< the header
    std::size_t end_ = 0;   ///< behind the last key
};

} // namespace

std::vector<ContactPlace> contacts_in(std::string_view text) {
    const auto tables = tables_of(text);
    std::vector<ContactPlace> places;
    for (const auto& statement : toml_statements(text)) {
        if (is_contact(statement) && places.size() < tables.size()) {
            const auto& table = tables[places.size()];
            places.push_back(
                {id_of(table), text_of(table, "name"), line_of(text, statement.begin)});
        }
    }
    return places;
}

std::string with_contacts(std::string_view text, const std::vector<ContactKeys>& more) {
    static_cast<void>(tables_of(text));
    const auto end = line_end_of(text);
    std::string result(text);
    if (!result.empty() && result.back() != '\n') {
        result += end;
    }
    for (const auto& keys : more) {
        if (!result.empty()) {
            result += end;
        }
        result += with_line_ends(contact_table(keys), end);
    }
    return result;
}

std::string with_contact_changed(std::string_view text, const domain::ContactId& id,
                                 const std::vector<ContactChange>& changes) {
    const auto places = contacts_in(text);
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const ContactPlace& one) { return one.id == id; });
    if (place == places.end()) {
        throw NoSuchText("there is no [[contact]] of the id \"" + id + "\"");
    }
    Table table(std::string(text), static_cast<std::size_t>(place - places.begin()));
    for (const auto& change : changes) {
        table.change(change);
    }
    return std::move(table).text();
}

std::string contact_table(const ContactKeys& keys) {
    std::string text = "[[contact]]\n";
    for (const auto& [key, value] : keys) {
        text += key + " = " + toml_value(value) + "\n";
    }
    return text;
}

} // namespace kith::config
