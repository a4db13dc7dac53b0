#include "plugins/call_filter.hpp"

#include "domain/sanitizer.hpp"

#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace kith::plugins {

namespace {

#if defined(__x86_64__)
constexpr unsigned processor = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned processor = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned processor = 0; // its numbers have not been looked at
#endif
constexpr unsigned x32_calls = 0x40000000;

constexpr unsigned take = SECCOMP_RET_ALLOW;
constexpr unsigned refusal = SECCOMP_RET_ERRNO | EPERM;
constexpr unsigned unknown_call = SECCOMP_RET_ERRNO | ENOSYS;

/// Needed by no reminder: reaching into other processes, changing the machine, keys, and io_uring,
/// which would do all the rest behind the filter's back.
constexpr long dangerous[] = {
#if !KITH_ADDRESS_SANITIZER // whose search for leaks traces the program itself
    SYS_ptrace,
#endif
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_kcmp,
    SYS_perf_event_open,
    SYS_bpf,
    SYS_userfaultfd,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_move_mount,
    SYS_open_tree,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_mount_setattr,
    SYS_setns,
    SYS_kexec_load,
    SYS_kexec_file_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_clock_adjtime,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_acct,
    SYS_quotactl,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_open_by_handle_at,
    SYS_fanotify_init,
};

/// What root's plugins keep of root: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH,
/// CAP_NET_BIND_SERVICE.
constexpr std::uint64_t read_any_file = 0b110;
constexpr std::uint64_t low_ports = std::uint64_t{1} << 10;

constexpr unsigned new_namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}
sock_filter load_call() { return load(offsetof(seccomp_data, nr)); }
/// The lower half of an argument; both processors are little-endian.
sock_filter load_argument(unsigned number) {
    return load(offsetof(seccomp_data, args) + sizeof(seccomp_data::args[0]) * number);
}
sock_filter end_with(unsigned verdict) { return BPF_STMT(BPF_RET | BPF_K, verdict); }
/// Goes on when equal, else skips so many steps.
sock_filter only_when(unsigned value, unsigned char skipped) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skipped);
}

/// Writes the filter, step by step.
class FilterWriter {
public:
    explicit FilterWriter(warden::Enclosure& enclosure) : enclosure_(enclosure) {
        add({load(offsetof(seccomp_data, arch)),
             BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, processor, 1, 0), end_with(refusal), load_call(),
             BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, x32_calls, 0, 1), end_with(unknown_call)});
    }
    void refuse(long call, unsigned verdict = refusal) {
        add({only_when(static_cast<unsigned>(call), 1), end_with(verdict)});
    }
    void refuse_when_equal(long call, unsigned argument, unsigned value) {
        add({only_when(static_cast<unsigned>(call), 4), load_argument(argument),
             only_when(value, 1), end_with(refusal), load_call()});
    }
    void refuse_when_any(long call, unsigned argument, unsigned bits) {
        add({only_when(static_cast<unsigned>(call), 4), load_argument(argument),
             BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1), end_with(refusal), load_call()});
    }
    void allow_only(long call, const std::vector<unsigned>& first_arguments) {
        const auto rest = static_cast<unsigned char>(first_arguments.size() * 2 + 2);
        add({only_when(static_cast<unsigned>(call), rest), load_argument(0)});
        for (const unsigned value : first_arguments) {
            add({only_when(value, 1), end_with(take)});
        }
        add({end_with(refusal)});
    }
    void take_the_rest() { add({end_with(take)}); }

private:
    void add(std::initializer_list<sock_filter> steps) {
        for (const auto& step : steps) {
            assert(enclosure_.steps < std::size(enclosure_.filter));
            enclosure_.filter[enclosure_.steps++] = step;
        }
    }
    warden::Enclosure& enclosure_;
};

std::vector<unsigned> families(const Confinement& confinement) {
    std::vector<unsigned> named;
    if (confinement.bus) {
        named.push_back(AF_UNIX);
    }
    if (confinement.network) {
        named.insert(named.end(), {AF_INET, AF_INET6, AF_NETLINK});
    }
    return named;
}

} // namespace

warden::Enclosure enclosure_of(const Confinement& confinement) {
    warden::Enclosure enclosure;
    if (!confinement.commands) {
        enclosure.capabilities = read_any_file | (confinement.network ? low_ports : 0);
    }
    if (!can_filter_calls()) {
        return enclosure;
    }
    FilterWriter filter(enclosure);
    for (const long call : dangerous) {
        filter.refuse(call);
    }
    filter.refuse_when_equal(SYS_ioctl, 1, TIOCSTI);
    if (!confinement.commands) {
        filter.refuse(SYS_unshare);
        filter.refuse(SYS_setsid);
        filter.refuse(SYS_setpgid);
        filter.refuse_when_any(SYS_clone, 0, new_namespaces);
        // Its flags lie in memory, which no filter can read; libc falls back to clone.
        filter.refuse(SYS_clone3, unknown_call);
        filter.allow_only(SYS_socket, families(confinement));
    }
    filter.take_the_rest();
    return enclosure;
}

bool can_filter_calls() noexcept {
    const unsigned verdict = SECCOMP_RET_ERRNO;
    return processor != 0 && ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &verdict) == 0;
}

} // namespace kith::plugins
