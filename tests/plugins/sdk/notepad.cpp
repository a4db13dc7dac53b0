// A whole plugin: it appends what is due to a text file.

#include "sdk/host.hpp"
#include "wire/json.hpp"

#include <fstream>

namespace {

using kith::domain::Outcome;
using namespace kith::sdk;

class Notepad : public Plugin {
public:
    kith::domain::Value description() const override {
        return kith::wire::parse_json(R"({
            "name": "notepad", "version": "1.0.0", "kinds": ["sink"],
            "capabilities": {"check": true, "idempotency": "none"},
            "settings": {
                "type": "object", "required": ["file"], "additionalProperties": false,
                "properties": {
                    "file": {"type": "string", "description": "where the lines go",
                             "x-path": true, "x-writes": true},
                    "bullet": {"type": "string", "default": "- "}
                }
            }
        })");
    }

    void start(const Session& session, Host&) override {
        file_ = session.settings.at("file").as_string();
        bullet_ = session.settings.at("bullet").as_string();
        if (!file_.ends_with(".txt")) {
            throw SettingRefused("/file", "the file must end in .txt");
        }
    }

    void check(Reply reply) override { reply(append("")); }

    void deliver(const Delivery& delivery, Reply reply) override {
        std::string lines;
        for (const DeliveredReminder& reminder : delivery.reminders) {
            lines += bullet_ + reminder.title + '\n';
        }
        reply(append(lines.empty() ? bullet_ + delivery.title + '\n' : lines));
    }

private:
    Outcome append(const std::string& lines) {
        std::ofstream file(file_, std::ios::app);
        if (file << lines << std::flush) {
            return {};
        }
        Outcome outcome;
        outcome.result = Outcome::Result::Unavailable;
        outcome.text = "cannot write " + file_;
        return outcome;
    }

    std::string file_;
    std::string bullet_;
};

} // namespace

int main(int argc, char** argv) {
    Notepad notepad;
    return run(argc, argv, notepad);
}
