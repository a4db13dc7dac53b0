// What a bare program needs for what kithd does, for the rows of scale_bench that run kithd as a
// process:
//     outbox STATE CHANNEL BATCH   leases and completes all that is due, BATCH in a durable commit
//     due COUNT GAP_MS DIRECTORY   COUNT due moments: timerfd, one durable commit, a line to a
//     process
//     list FOLDER                  lists the folder with the state of each file
// Prints seconds; of `due` those of each moment, one a line.

#include "bare_alarm.hpp"
#include "storage/connection.hpp"
#include "storage/open_store.hpp"
#include "waiting_process.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace kith;
namespace chr = std::chrono;

domain::Instant now() { return chr::floor<chr::milliseconds>(chr::system_clock::now()); }

int drain(const std::string& state, const std::string& channel, std::size_t batch) {
    const auto store = storage::open(state, now()).store;
    domain::Verdict delivered;
    delivered.state = domain::DeliveryState::Delivered;
    std::vector<domain::Lease> under_way;
    const auto began = chr::steady_clock::now();
    do {
        store->transact([&] {
            for (const auto& lease : std::exchange(under_way, {})) {
                store->complete(lease, delivered, now());
            }
            while (under_way.size() < batch) {
                auto lease = store->lease(channel, now());
                if (!lease) {
                    break;
                }
                under_way.push_back(std::move(*lease));
            }
        });
    } while (!under_way.empty());
    std::printf("%f\n", chr::duration<double>(chr::steady_clock::now() - began).count());
    return EXIT_SUCCESS;
}

int be_due(int count, chr::milliseconds gap, const std::string& directory) {
    const auto file = directory + "/limit.db";
    std::fclose(std::fopen(file.c_str(), "w"));
    storage::Connection connection(file);
    connection.make_durable(storage::Durability::Full);
    connection.execute("CREATE TABLE attempt (id INTEGER PRIMARY KEY, at INTEGER)");
    const bench::BareAlarm alarm;
    bench::WaitingProcess process;
    const std::string line = R"({"jsonrpc":"2.0","id":1,"method":"deliver","params":{}})"
                             "\n";
    auto due = now() + gap;
    for (int n = 0; n < count; ++n, due += gap) {
        alarm.wait_for(due);
        connection.transact([&] { connection.run("INSERT INTO attempt (at) VALUES (?1)", due); });
        std::printf("%f\n", chr::duration<double>(process.tell(line) - due).count());
    }
    return EXIT_SUCCESS;
}

int list(const std::string& folder) {
    const auto began = std::clock();
    auto* directory = ::opendir(folder.c_str());
    struct stat state {};
    while (const auto* entry = ::readdir(directory)) {
        ::fstatat(::dirfd(directory), entry->d_name, &state, 0);
    }
    ::closedir(directory);
    std::printf("%f\n", static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv, argv + argc);
    if (argc == 5 && words[1] == "outbox") {
        return drain(words[2], words[3], std::stoul(words[4]));
    }
    if (argc == 5 && words[1] == "due") {
        return be_due(std::stoi(words[2]), chr::milliseconds(std::stoi(words[3])), words[4]);
    }
    if (argc == 3 && words[1] == "list") {
        return list(words[2]);
    }
    return EXIT_FAILURE;
}
