#include "desktop/popup_record.hpp"

#include "desktop/glib.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::desktop {
namespace {

struct KeyFileFree {
    void operator()(GKeyFile* file) const { g_key_file_free(file); }
};
using KeyFilePtr = std::unique_ptr<GKeyFile, KeyFileFree>;

constexpr const char* head = "kith desktop 1";

std::string text_of(GKeyFile* file, const char* group, const char* key) {
    char* const value = g_key_file_get_string(file, group, key, nullptr);
    std::string text = value == nullptr ? "" : value;
    g_free(value);
    return text;
}

OpenPopup read_popup(GKeyFile* file, const char* group) {
    OpenPopup open;
    open.popup.key = text_of(file, group, "key");
    open.popup.category = text_of(file, group, "category");
    open.popup.summary = text_of(file, group, "summary");
    open.popup.body = text_of(file, group, "body");
    open.popup.sound = g_key_file_get_boolean(file, group, "sound", nullptr) != 0;
    open.popup.stays = g_key_file_get_boolean(file, group, "stays", nullptr) != 0;
    open.id = static_cast<std::uint32_t>(g_key_file_get_uint64(file, group, "id", nullptr));
    open.server = text_of(file, group, "server");
    for (int i = 0;; ++i) {
        const std::string name = "button" + std::to_string(i);
        Button button{text_of(file, group, name.c_str()),
                      text_of(file, group, (name + "_label").c_str())};
        if (button.id.empty()) {
            return open;
        }
        open.popup.buttons.push_back(std::move(button));
    }
}

void write_popup(GKeyFile* file, const char* group, const OpenPopup& open) {
    const auto text = [&](const char* key, const std::string& value) {
        g_key_file_set_string(file, group, key, value.c_str());
    };
    text("key", open.popup.key);
    text("category", open.popup.category);
    text("summary", open.popup.summary);
    text("body", open.popup.body);
    text("server", open.server);
    g_key_file_set_boolean(file, group, "sound", open.popup.sound);
    g_key_file_set_boolean(file, group, "stays", open.popup.stays);
    g_key_file_set_uint64(file, group, "id", open.id);
    for (std::size_t i = 0; i < open.popup.buttons.size(); ++i) {
        const std::string name = "button" + std::to_string(i);
        text(name.c_str(), open.popup.buttons[i].id);
        text((name + "_label").c_str(), open.popup.buttons[i].label);
    }
}

} // namespace

PopupRecord::PopupRecord(const std::string& state_dir, std::string instance)
    : path_(state_dir + "/popups.ini"), instance_(std::move(instance)) {
    load();
}

const OpenPopup* PopupRecord::find(std::string_view key) const {
    const auto at = std::find_if(open_.begin(), open_.end(),
                                 [&](const OpenPopup& open) { return open.popup.key == key; });
    return at == open_.end() ? nullptr : &*at;
}

void PopupRecord::put(OpenPopup popup) {
    std::erase_if(open_, [&](const OpenPopup& open) { return open.popup.key == popup.popup.key; });
    open_.push_back(std::move(popup));
    if (open_.size() > most_open) {
        open_.erase(open_.begin());
    }
    save();
}

void PopupRecord::erase(std::string_view key) {
    if (std::erase_if(open_, [&](const OpenPopup& open) { return open.popup.key == key; }) > 0) {
        save();
    }
}

void PopupRecord::load() {
    const KeyFilePtr file(g_key_file_new());
    if (g_key_file_load_from_file(file.get(), path_.c_str(), G_KEY_FILE_NONE, nullptr) == 0 ||
        text_of(file.get(), head, "instance") != instance_) {
        return;
    }
    gsize count = 0;
    char** const groups = g_key_file_get_groups(file.get(), &count);
    for (gsize i = 0; i < count; ++i) {
        if (std::string_view(groups[i]).starts_with("popup ")) {
            open_.push_back(read_popup(file.get(), groups[i]));
        }
    }
    g_strfreev(groups);
}

void PopupRecord::save() const {
    if (path_.empty()) {
        return;
    }
    const KeyFilePtr file(g_key_file_new());
    g_key_file_set_string(file.get(), head, "instance", instance_.c_str());
    for (std::size_t i = 0; i < open_.size(); ++i) {
        write_popup(file.get(), ("popup " + std::to_string(i)).c_str(), open_[i]);
    }
    gsize size = 0;
    char* const text = g_key_file_to_data(file.get(), &size, nullptr);
    GError* error = nullptr;
    const auto flags = static_cast<GFileSetContentsFlags>(G_FILE_SET_CONTENTS_CONSISTENT |
                                                          G_FILE_SET_CONTENTS_DURABLE);
    g_file_set_contents_full(path_.c_str(), text, static_cast<gssize>(size), flags, 0600, &error);
    g_free(text);
    if (const ErrorPtr fault(error); fault) {
        throw std::runtime_error(fault->message);
    }
}

} // namespace kith::desktop
