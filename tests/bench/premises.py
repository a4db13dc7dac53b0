"""A kithd of a benchmark: a real process with a configuration, an address book and a database that are made for it."""
import contextlib
import datetime
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

PATIENCE_S = 600
LOOK_S = 0.002  # between two looks

KITH = """
language = "en"
timezone = "Europe/Berlin"
at = "08:00"
"""

RULES = """
[[rule]]
name = "birthdays"
kind = "occasion"
for = "everyone"
date = "birthday"
"""

SOURCE = """
[[source]]
name = "address-book"
plugin = "vcard"
[source.settings]
directories = ["{book}"]
"""

NOBODY = """
[[source]]
name = "address-book"
plugin = "vcard"
[source.settings]
directories = ["{folder}/not-mounted"]
"""


def until(what, holds):
    """What `holds` returns once it is true."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        found = holds()
        if found:
            return found
        time.sleep(LOOK_S)
    raise TimeoutError(what)


def birthday(number):
    """Spread over the year, never today or tomorrow, so that nothing falls due while a benchmark runs."""
    day = datetime.date.today() + datetime.timedelta(3 + number % 355)
    return day.replace(year=1975 + number % 5, day=min(day.day, 28))


def card(number, note="Met at the conference on social work"):
    """A card as a telephone writes it."""
    return (f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:5f0c1a52-kith-{number:07}\r\nN:Berger;Anna {number};;Dr.;\r\n"
            f"FN:Dr. Anna {number} Berger\r\nORG:Diakonie Bonn;Leitung\r\nTITLE:Bereichsleiterin\r\n"
            f"EMAIL;TYPE=INTERNET,HOME,pref:anna{number}@example.org\r\nTEL;TYPE=CELL:+49 228 {number:07}\r\n"
            f"ADR;TYPE=HOME:;;Hauptstraße 1;Bonn;;53111;Germany\r\nBDAY:{birthday(number).isoformat()}\r\n"
            f"NOTE:{note}\r\nEND:VCARD\r\n")


def write_cards(folder, count):
    """One file a card, as vdirsyncer keeps them, written an hour ago."""
    folder.mkdir(parents=True, exist_ok=True)
    before = time.time() - 3600
    for number in range(count):
        file = folder / f"{number:07}.vcf"
        file.write_text(card(number), newline="")
        os.utime(file, (before, before))


class Premises:
    """A configuration with rules, and whatever else `kith_toml` says; everything lies in one temporary folder."""

    def __init__(self, build, kith_toml=KITH, rules=RULES, plugins=None):
        self.bin = pathlib.Path(build) / "bin"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-bench-"))
        self.config, self.state, self.runtime = (self.folder / name for name in ("config", "state", "run"))
        self.book = self.folder / "book"
        (self.config / "contacts").mkdir(parents=True)
        (self.config / "kith.toml").write_text(kith_toml.format(book=self.book, folder=self.folder))
        (self.config / "rules.toml").write_text(rules)
        self.plugins = plugins
        self.log_file = self.folder / "log"
        self.kithd = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder)

    def start(self):
        """Starts kithd; returns the seconds until it says that it is ready."""
        more = ["--plugins", self.plugins] if self.plugins else []
        environment = {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        with open(self.log_file, "wb") as log:
            began = time.monotonic()
            self.kithd = subprocess.Popen(
                [self.bin / "kithd", "--config", self.config, "--state", self.state, "--runtime", self.runtime,
                 *more], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until("kithd is ready", lambda: self.says("ready version="))
        return time.monotonic() - began

    def says(self, text):
        if self.kithd.poll() is not None:
            raise RuntimeError(f"kithd ended with {self.kithd.returncode}:\n{self.log()[-2000:]}")
        return text in self.log()

    def log(self):
        return self.log_file.read_text(errors="replace")

    def stop(self):
        if self.kithd is not None and self.kithd.poll() is None:
            self.kithd.send_signal(signal.SIGTERM)
            self.kithd.wait(PATIENCE_S)
        self.kithd = None

    def database(self):
        """The database, to be read while kithd has it, or changed while kithd has not. Close it: else kithd cannot
        end in order."""
        return contextlib.closing(sqlite3.connect(self.state / "kith.db", timeout=PATIENCE_S))

    def count(self, table, where="1"):
        with self.database() as database:
            return database.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]

    def processes(self):
        """kithd and all that it has started."""
        found, line = [], [self.kithd.pid]
        while line:
            pid = line.pop()
            found.append(pid)
            for children in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
                line.extend(map(int, children.read_text().split()))
        return found


def multiply(database, times):
    """Every contact of the database with all it has, so many times: what a bigger address book would have left."""
    new = {"contact.id": "{} || '-' || {n}", "contact.folded_name": "{} || ' ' || {n}",
           "email.address": "{n} || '-' || {}", "email.contact": "{} || '-' || {n}",
           "description.id": "{} || '-' || {n}", "description.contact": "{} || '-' || {n}",
           "reminder.id": "NULL", "reminder.key": "{} || '-' || {n}", "reminder.uid": "{} || '-' || {n}",
           "reminder.contact": "{} || '-' || {n}", "reminder.revision": "{} + {n} * 10000000",
           "delivery.id": "NULL", "delivery.key": "{} || '-' || {n}", "delivery.reminder": "{} || '-' || {n}"}
    for pragma in ("cache_size = -1000000", "synchronous = OFF", "wal_autocheckpoint = 0", "temp_store = MEMORY"):
        database.execute("PRAGMA " + pragma)
    for table in ("contact", "email", "description", "reminder", "delivery"):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        of_people = {"contact": "WHERE subject = 'person'", "reminder": "", "email": "",
                     "description": "WHERE source <> 'circles'", "delivery": "WHERE kind = 'single'"}[table]
        database.execute(f"CREATE TEMP TABLE original AS SELECT * FROM {table} {of_people}")
        for n in range(1, times):
            values = ", ".join(new.get(f"{table}.{name}", "{}").format(name, n=n) for name in columns)
            database.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM original")
        database.execute("DROP TABLE original")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def pss_kib(pid):
    """The share of this process in the memory that it uses."""
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def wake_ups(pid):
    """How often its threads have waited so far."""
    return sum(int(line.split()[1]) for status in pathlib.Path(f"/proc/{pid}/task").glob("*/status")
               for line in status.read_text().splitlines() if line.startswith("voluntary_ctxt_switches"))


def processor_time(pid):
    """Seconds that its threads have run so far."""
    schedules = pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(schedule.read_text().split()[0]) for schedule in schedules) / 1e9
