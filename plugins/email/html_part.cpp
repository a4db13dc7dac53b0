#include "email/page.hpp"

#include <string_view>

namespace kith::email {

namespace {

// No text colour and no background: the reader's own, light or dark, stay in force. What is less
// important is made so by opacity, which keeps a contrast of 7 to 1 on either (WCAG 2.1, 1.4.6).
constexpr std::string_view page_style =
    "max-width:36em;margin:0 auto;padding:16px;font-family:system-ui,-apple-system,"
    "'Segoe UI',Roboto,Cantarell,sans-serif;font-size:16px;line-height:1.5";
constexpr std::string_view title_style =
    "font-size:22px;line-height:1.3;font-weight:600;margin:0 0 20px";
constexpr std::string_view section_style =
    "font-size:14px;font-weight:600;opacity:.7;margin:28px 0 10px";
constexpr std::string_view card_style =
    "border:1px solid #8f8f8f66;border-left:4px solid #4f8a6b;border-radius:6px;"
    "padding:12px 16px;margin:0 0 14px";
constexpr std::string_view name_style = "font-size:18px;line-height:1.3;font-weight:600;margin:0";
constexpr std::string_view matter_style = "margin:2px 0 0";
constexpr std::string_view list_style = "margin:8px 0 0;padding-left:20px";
constexpr std::string_view note_style =
    "margin:10px 0 0;padding-left:12px;border-left:2px solid #8f8f8f66";
constexpr std::string_view quiet_style = "opacity:.7;font-size:14px";
constexpr std::string_view links_style = "margin:10px 0 0";
constexpr std::string_view link_style =
    "color:inherit;text-decoration:underline;display:inline-block;padding:2px 14px 2px 0";
constexpr std::string_view footer_style =
    "opacity:.7;font-size:14px;margin:24px 0 0;padding-top:12px;"
    "border-top:1px solid #8f8f8f66";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Escaped, and what stands in backticks as code.
std::string with_code(std::string_view text) {
    std::string out;
    for (auto begin = text.find('`'); begin != std::string_view::npos; begin = text.find('`')) {
        const auto end = text.find('`', begin + 1);
        if (end == std::string_view::npos) {
            break;
        }
        out += escaped(text.substr(0, begin)) + "<code>" +
               escaped(text.substr(begin + 1, end - begin - 1)) + "</code>";
        text.remove_prefix(end + 1);
    }
    return out + escaped(text);
}

/// An element with text that is escaped here.
std::string element(std::string_view tag, std::string_view style, std::string_view text) {
    std::string out = "<" + std::string(tag);
    if (!style.empty()) {
        out += " style=\"" + std::string(style) + '"';
    }
    return out + '>' + escaped(text) + "</" + std::string(tag) + ">\n";
}

std::string point(std::string_view text) { return "<li>" + with_code(text) + "</li>\n"; }

std::string opened(std::string_view tag, std::string_view style) {
    return "<" + std::string(tag) + " style=\"" + std::string(style) + "\">\n";
}

std::string link_html(const Link& link) {
    if (link.target.empty()) {
        return element("span", link_style, link.text);
    }
    return "<a href=\"" + escaped(link.target) + "\" style=\"" + std::string(link_style) + "\">" +
           escaped(link.text) + "</a>\n";
}

std::string card_html(const Card& card, std::string_view name_tag) {
    std::string out = opened("div", card_style) + element(name_tag, name_style, card.heading);
    if (!card.matter.empty()) {
        out += element("p", matter_style, card.matter);
    }
    if (!card.reasons.empty() || !card.late.empty()) {
        out += opened("ul", list_style);
        for (const std::string& reason : card.reasons) {
            out += point(reason);
        }
        out += card.late.empty() ? "" : element("li", "", card.late);
        out += "</ul>\n";
    }
    if (!card.note.empty()) {
        out += opened("p", note_style) + element("span", quiet_style, card.note_name + ":") +
               "<br>" + escaped(card.note) + "</p>\n";
    }
    if (!card.links.empty()) {
        out += opened("p", links_style);
        for (const Link& link : card.links) {
            out += link_html(link);
        }
        out += "</p>\n";
    }
    return out + "</div>\n";
}

std::string points_html(const std::vector<std::string>& lines) {
    std::string out = lines.empty() ? "" : opened("ul", list_style);
    for (const std::string& line : lines) {
        out += point(line);
    }
    return out + (lines.empty() ? "" : "</ul>\n");
}

std::string body_html(const std::vector<std::string>& lines) {
    std::string out = lines.empty() ? "" : "<p>";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool new_paragraph = lines[i].empty();
        if (new_paragraph) {
            out += "</p>\n<p>";
        } else {
            out += with_code(lines[i]);
            out += i + 1 < lines.size() && !lines[i + 1].empty() ? "<br>\n" : "";
        }
    }
    return out + (lines.empty() ? "" : "</p>\n");
}

std::string footer_html(const Page& page) {
    std::string out = opened("div", footer_style);
    if (!page.hint.empty()) {
        out += "<p style=\"margin:0 0 8px\">" + escaped(page.hint) + "<br>\n<code>" +
               escaped(page.command) + "</code></p>\n";
    }
    return out + element("p", "margin:0", page.footer) + "</div>\n";
}

} // namespace

std::string html_part(const Page& page) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(page.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n"
                      "<meta name=\"supported-color-schemes\" content=\"light dark\">\n" +
                      element("title", "", page.title) + "</head>\n<body style=\"margin:0\">\n";
    // Some readers drop <html> and <body>: the language is said again where it survives.
    out +=
        "<div lang=\"" + escaped(page.language) + "\" style=\"" + std::string(page_style) + "\">\n";
    if (!page.headline.empty()) {
        out += element("h1", title_style, page.headline);
    }
    out += body_html(page.body);
    for (const Section& section : page.sections) {
        const bool headed = !section.heading.empty();
        const auto* name_tag = headed ? "h3" : page.headline.empty() ? "h1" : "h2";
        out += headed ? element("h2", section_style, section.heading) : std::string();
        for (const Card& card : section.cards) {
            out += card_html(card, name_tag);
        }
        out += points_html(section.lines);
    }
    return out + footer_html(page) + "</div>\n</body>\n</html>\n";
}

} // namespace kith::email
