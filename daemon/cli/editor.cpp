#include "cli/editor.hpp"

#include "words/language.hpp"
#include "words/words.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::cli {

namespace fs = std::filesystem;

using words::say;

namespace {

std::vector<std::string> words_of(const char* text) {
    std::istringstream stream(text == nullptr ? "" : text);
    return {std::istream_iterator<std::string>(stream), {}};
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    for (const auto one : names) {
        if (name == one) {
            return true;
        }
    }
    return false;
}

/// For drafts: not in a folder that others can look into.
fs::path private_place() {
    const char* own = std::getenv("XDG_RUNTIME_DIR");
    std::error_code error;
    return own != nullptr && *own == '/' && fs::is_directory(own, error)
               ? fs::path(own)
               : fs::temp_directory_path();
}

} // namespace

std::vector<std::string> editor_of_environment() {
    for (const char* name : {"VISUAL", "EDITOR"}) {
        if (auto words = words_of(std::getenv(name)); !words.empty()) {
            return words;
        }
    }
    for (const char* program : {"/usr/bin/sensible-editor", "/usr/bin/editor", "/usr/bin/nano"}) {
        if (::access(program, X_OK) == 0) {
            return {program};
        }
    }
    return {"vi"};
}

std::vector<std::string> editor_call(const std::vector<std::string>& editor, const fs::path& file,
                                     int line) {
    auto call = editor;
    const auto name = fs::path(editor.front()).filename().string();
    const auto number = std::to_string(line);
    if (is_one_of(name, {"code", "codium"})) {
        call.emplace_back("--goto");
        call.push_back(file.string() + ":" + number);
    } else if (is_one_of(name, {"hx", "helix", "subl"})) {
        call.push_back(file.string() + ":" + number);
    } else {
        if (is_one_of(
                name,
                {"editor", "emacs", "emacsclient",     "gedit", "gvim",  "jed",      "joe",
                 "kak",    "kate",  "mcedit",          "mg",    "micro", "nano",     "ne",
                 "nvim",   "pico",  "sensible-editor", "vi",    "vim",   "vim.tiny", "zile"}) &&
            line > 1) {
            call.push_back("+" + number);
        }
        call.push_back(file.string());
    }
    return call;
}

int run_editor(const std::vector<std::string>& call) {
    std::vector<char*> arguments;
    arguments.reserve(call.size() + 1);
    for (const auto& word : call) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    words::leave_environment(); // the editor speaks its own language
    pid_t pid = -1;
    const int fault =
        ::posix_spawnp(&pid, arguments[0], nullptr, nullptr, arguments.data(), environ);
    words::speak(std::string(words::spoken()));
    if (fault != 0) {
        throw NoEditor(say("cannot run {}: {}", call.front(), std::strerror(fault)) + "\n" +
                       say("$VISUAL or $EDITOR names the editor to take."));
    }
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    constexpr int killed = 128;
    return WIFEXITED(status) ? WEXITSTATUS(status) : killed + WTERMSIG(status);
}

DraftFile::DraftFile(const std::string& file_name, const std::string& text) : is_kept_(false) {
    std::string name = (private_place() / "kith-edit-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw NoEditor(say("cannot write {}: {}", name, std::strerror(errno)));
    }
    folder_ = name;
    path_ = folder_ / file_name;
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0) {
        ::close(file);
    }
    if (!written) {
        const NoEditor error(say("cannot write {}: {}", path_.string(), std::strerror(errno)));
        fs::remove_all(folder_);
        throw error;
    }
}

DraftFile::~DraftFile() {
    if (!is_kept_) {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
}

std::string DraftFile::text() const {
    std::ifstream stream(path_, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.good() && !stream.eof()) {
        throw NoEditor(say("{} cannot be read", path_.string()));
    }
    return text;
}

} // namespace kith::cli
