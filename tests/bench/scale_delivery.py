"""How fast what is due goes out, and how fast an address book becomes a plan."""
import math
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from figure import Figure, at_least, at_most
from premises import KITH, NOBODY, SOURCE, Premises, multiply, until, write_cards

ARRIVAL = """
[[channel]]
name = "arrival"
plugin = "{plugin}"
[channel.settings]
mute = {mute}
"""

BATCH = 64  # what the plugin takes at once
GAP_MS = 100  # between two due moments


def with_arrival(build, mute):
    return KITH + ARRIVAL.replace("{plugin}", str(build / "bench" / "kith_arrival_plugin")).replace(
        "{mute}", "true" if mute else "false")


def percentile(delays, share):
    return sorted(delays)[min(int(len(delays) * share), len(delays) - 1)]


def due_figures(build, moments, rounds):
    """Reminders that come due one by one, while the limit has moments of its own in the gaps between them."""
    ours, limit = [], []
    for _ in range(rounds):
        mine, theirs = due_round(build, moments)
        ours.append(percentile(mine, 0.99) * 1000)
        limit.append(percentile(theirs, 0.99) * 1000)
    return [at_most(f"due to plugin, p99 of {moments}", ours, limit, 1.5, "ms",
                    who="timerfd + one durable commit + a line to a process")]


def due_round(build, moments):
    with Premises(build, with_arrival(build, False) + SOURCE) as premises:
        write_cards(premises.book, moments)
        premises.start()
        until("everybody is planned", lambda: premises.count("reminder") >= moments)
        premises.stop()
        first = int(time.time() * 1000) + 4000
        with premises.database() as database:
            database.execute("UPDATE reminder SET due_at = ?1 + ?2 * (SELECT count(*) FROM reminder AS earlier "
                             "WHERE earlier.id < reminder.id), date = date('now')", (first, GAP_MS))
            database.commit()
        premises.start()
        time.sleep(max(first / 1000 - time.time() - 1.5 * GAP_MS / 1000, 0))
        limit = subprocess.run([build / "bench" / "kith_bare_limits", "due", str(moments), str(GAP_MS),
                                premises.folder], check=True, capture_output=True, text=True).stdout
        until("all are delivered", lambda: premises.count("attempt", "ended_at IS NOT NULL") >= moments)
        with premises.database() as database:
            rows = database.execute("SELECT attempt.text, reminder.due_at FROM attempt "
                                    "JOIN delivery ON delivery.id = attempt.delivery "
                                    "JOIN reminder ON reminder.key = delivery.reminder")
            ours = [int(arrival) / 1e9 - due / 1e3 for arrival, due in rows]
    return ours, [float(line) for line in limit.split()]


def delivery_figures(build, deliveries, rounds):
    """What has gathered goes through a plugin that only answers; the bare store takes and completes a copy of it."""
    people = min(deliveries, 1000)
    today = "[[rule]]\nname = \"today\"\nkind = \"keep-in-touch\"\nfor = \"everyone\"\nevery = \"6 weeks\"\n"
    with Premises(build, with_arrival(build, True) + SOURCE, today) as premises:
        write_cards(premises.book, people)
        premises.start()
        until("everybody is planned", lambda: premises.count("reminder") >= people)
        premises.stop()
        with premises.database() as database:
            database.execute("UPDATE reminder SET due_at = 0, date = date('now')")
            database.commit()
        premises.start()
        until("all are open", lambda: premises.count("delivery", "kind = 'single'") >= people)
        premises.stop()
        with premises.database() as database:
            multiply(database, max(deliveries // people, 1))
        (premises.config / "kith.toml").write_text((with_arrival(build, False) + NOBODY).format(
            folder=premises.folder))
        gathered = premises.folder / "gathered"
        shutil.copytree(premises.state, gathered)
        ours, limit = [], []
        for _ in range(rounds):
            shutil.rmtree(premises.state)
            shutil.copytree(gathered, premises.state)
            premises.start()
            until("all are delivered", lambda: premises.count("delivery", "state = 'pending'") == 0 and
                  premises.count("attempt", "ended_at IS NULL") == 0)
            with premises.database() as database:
                began, ended, count = database.execute(
                    "SELECT min(started_at), max(ended_at), count(*) FROM attempt").fetchone()
            premises.stop()
            ours.append(count / max((ended - began) / 1000, 0.001))
            bare = premises.folder / "bare"
            shutil.copytree(gathered, bare)
            limit.append(count / float(subprocess.run(
                [build / "bench" / "kith_bare_limits", "outbox", bare, "arrival", str(BATCH)], check=True,
                capture_output=True, text=True).stdout))
            shutil.rmtree(bare)
        return [at_least(f"{deliveries:,} deliveries through a plugin", ours, limit, 0.7, "a second",
                         who=f"bare store, {BATCH} in a commit:")]


KHAL = """
[calendars]
[[birthdays]]
path = {folder}/cards
type = birthdays
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def khal_index(cards):
    """Seconds that khal needs to index so many birthdays and list a day."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-bench-khal-"))
    write_cards(folder / "cards", cards)
    (folder / "config").write_text(KHAL.format(folder=folder))
    began = time.monotonic()
    subprocess.run(["khal", "-c", folder / "config", "list", "today"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env={"HOME": str(folder), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]})
    taken = time.monotonic() - began
    shutil.rmtree(folder)
    return taken


def import_figures(build, cards, khal_cards):
    """A first import: from exec to everybody planned. khal has few cards, and its growth is measured."""
    with Premises(build, KITH + SOURCE) as premises:
        write_cards(premises.book, cards)
        began = time.monotonic()
        premises.start()
        until("everybody is planned", lambda: premises.count("reminder") >= cards)
        ours = time.monotonic() - began
    half, whole = khal_index(khal_cards // 2), khal_index(khal_cards)
    exponent = max(math.log2(whole / half), 1)
    theirs = whole * (cards / khal_cards) ** exponent
    note = f"khal took {whole:.1f} s for {khal_cards:,}, exponent {exponent:.2f}"
    return [Figure(f"first import of {cards:,} cards to a planned agenda", f"{ours:.2f} s", f"khal {theirs:.0f} s",
                   f"{theirs / ours:.0f}", ">= 100", theirs >= 100 * ours, note)]
