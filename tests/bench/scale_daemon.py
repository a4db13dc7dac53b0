"""How kithd rests, starts and reloads with many contacts."""
import os
import subprocess
import time

from figure import at_most, bound
from premises import (KITH, NOBODY, SOURCE, Premises, card, multiply, processor_time, pss_kib, until, wake_ups,
                      write_cards)

CHANNELS = """
[[channel]]
name = "popup"
plugin = "desktop"
[[channel]]
name = "mail"
plugin = "email"
[channel.settings]
to = ["me@example.org"]
from = "kith@example.org"
host = "localhost"
port = 9
[[channel]]
name = "calendar"
plugin = "calendar"
[channel.settings]
port = 0
[[channel]]
name = "log"
plugin = "exec"
[channel.settings]
command = ["true"]
"""

RESTS_S = 3  # so long all is quiet before it is judged


def quiet(premises):
    """Waits until no process has run for a while."""
    def spent():
        return sum(processor_time(pid) for pid in premises.processes())

    def rests():
        before = spent()
        time.sleep(RESTS_S)
        return spent() == before
    until("kithd rests", rests)


def idle(build, contacts, seconds):
    """An address book of one file a card, every shipped plugin loaded, nothing due."""
    with Premises(build, KITH + CHANNELS + SOURCE) as premises:
        write_cards(premises.book, contacts)
        premises.start()
        until("everybody is planned", lambda: premises.count("reminder") >= contacts)
        quiet(premises)
        premises.stop()
        premises.start()
        until("the book is read", lambda: premises.says("card files"))
        quiet(premises)
        processes, own_pid = premises.processes(), premises.kithd.pid
        before = sum(wake_ups(pid) for pid in processes)
        time.sleep(seconds)
        woken = sum(wake_ups(pid) for pid in processes) - before
        memory = {pid: pss_kib(pid) / 1024 for pid in processes}
    daemon = memory.pop(own_pid)
    return woken, daemon, sum(memory.values())


def idle_figures(build, contacts, seconds):
    woken, daemon, plugins = idle(build, contacts, seconds)
    people = f"{contacts:,} contacts"
    return [bound(f"idle with {people}, all plugins: wake-ups in {seconds} s", woken, 0, "",
                  other="timerfd + epoll 0"),
            bound(f"idle with {people}: PSS of kithd", daemon, 10, "MiB", other="recorded: remind 1.1, dunst 3.6"),
            bound(f"idle with {people}: PSS of all shipped plugins", plugins, 40, "MiB",
                  other="recorded: kalendarac 35, evolution-alarm-notify 72")]


def start_figures(build, contacts, rounds):
    """From exec to "ready", with few known contacts and with many."""
    few = 1000
    with Premises(build, KITH + SOURCE) as small, Premises(build, KITH + NOBODY) as large:
        write_cards(small.book, few)
        small.start()
        until("everybody is planned", lambda: small.count("reminder") >= few)
        small.stop()
        (small.config / "kith.toml").write_text((KITH + NOBODY).format(folder=small.folder))
        small.start()  # plans everybody for this configuration
        small.stop()
        subprocess.run(["cp", "-r", small.state, large.folder], check=True)
        with large.database() as database:
            multiply(database, contacts // few)
        large.start()
        large.stop()
        times = {small: [], large: []}
        for _ in range(rounds):
            for premises, list_of_times in times.items():
                list_of_times.append(premises.start() * 1000)
                premises.stop()
        return [at_most(f"start to ready, {contacts:,} known contacts", times[large], times[small], 2, "ms",
                        who="1,000 contacts")]


def listing_time(build, folder):
    """Seconds that a bare program needs to list the folder with the state of each file."""
    return float(subprocess.run([build / "bench" / "kith_bare_limits", "list", folder], check=True,
                                capture_output=True, text=True).stdout)


def reload_figures(build, contacts, rounds):
    """One card of many changes: processor time of kithd and the plugin until it is planned, beyond a listing."""
    with Premises(build, KITH + SOURCE) as premises:
        write_cards(premises.book, contacts)
        premises.start()
        until("everybody is planned", lambda: premises.count("reminder") >= contacts)
        quiet(premises)
        beyond, listing = [], []
        for number in range(rounds):
            before = sum(processor_time(pid) for pid in premises.processes())
            beside = premises.folder / "new.vcf"
            beside.write_text(card(number, note=f"changed {number}"), newline="")
            os.replace(beside, premises.book / f"{number:07}.vcf")
            until("the change is planned", lambda: premises.count(
                "contact", f"id = '5f0c1a52-kith-{number:07}' AND facts LIKE '%changed {number}%'"))
            quiet(premises)
            spent = sum(processor_time(pid) for pid in premises.processes()) - before
            listing.append(listing_time(build, premises.book))
            beyond.append((spent - listing[-1]) * 1000)
        middle = sorted(beyond)[len(beyond) // 2]
        return [bound(f"one of {contacts:,} card files changes: processor time beyond one listing", middle, 50, "ms",
                      other=f"a listing {sorted(listing)[len(listing) // 2] * 1000:.0f} ms")]
