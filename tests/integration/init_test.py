"""kith init as a newcomer meets it: in a terminal and without one, in an empty home with an address book of vdirsyncer."""
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

from household import BIN
from surroundings import PATIENCE_S, Desk, PostOffice, end, until
from typist import Typist

VDIRSYNCER = """[general]
status_path = "~/.vdirsyncer/status/"

[storage cards]
type = "filesystem"
path = "~/.contacts/"
fileext = ".vcf"
"""
FILES = ["contacts/people.toml", "kith.toml", "networks.toml", "rules.toml"]


def card(number, birthday):
    return (f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c-{number}\r\nFN:Person {number}\r\nBDAY:{birthday}\r\n"
            "END:VCARD\r\n")


def in_days(days):
    return (datetime.date.today() + datetime.timedelta(days)).strftime("1984-%m-%d")


class InitTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.desk = Desk(cls.root / "desk")
        cls.addClassCleanup(cls.desk.close)
        cls.office = PostOffice(cls.root / "office")
        cls.addClassCleanup(cls.office.close)
        cls.office.open()

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="home-", dir=self.root))
        self.config = self.home / ".config/kith"
        for folder in ("run", "tmp", ".config/vdirsyncer", ".contacts/personal"):
            (self.home / folder).mkdir(parents=True, mode=0o700)
        (self.home / ".config/vdirsyncer/config").write_text(VDIRSYNCER)
        for number in range(3):
            (self.home / f".contacts/personal/{number}.vcf").write_text(card(number, in_days(20 + number)), newline="")
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home / "run"), "PATH": "/usr/bin:/bin",
                            "TMPDIR": str(self.home / "tmp"), "LANG": "C.UTF-8", "DISPLAY": self.desk.environment["DISPLAY"],
                            "DBUS_SESSION_BUS_ADDRESS": self.desk.environment["DBUS_SESSION_BUS_ADDRESS"]}
        self.kithd = None
        self.desk.clear()

    def kith(self, *words, code=0, **changed):
        done = subprocess.run([BIN / "kith", *words], env={**self.environment, **changed}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=4 * PATIENCE_S, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def start(self):
        with open(self.home / "log", "ab") as log:
            self.kithd = subprocess.Popen([BIN / "kithd"], env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                          stderr=log)
        self.addCleanup(end, self.kithd)
        until("kithd knows the cards", lambda: '"Person 2"' in subprocess.run(
            [BIN / "kith", "agenda", "--days", "40", "--json"], env=self.environment, capture_output=True,
            text=True, check=False).stdout)

    def files(self):
        return sorted(str(file.relative_to(self.config)) for file in self.config.rglob("*") if file.is_file())

    def assert_private(self):
        for file in [self.config, *self.config.rglob("*")]:
            self.assertEqual(file.stat().st_mode & 0o777, 0o700 if file.is_dir() else 0o600, file)

    def test_a_newcomer_presses_enter(self):
        person = Typist([BIN / "kith", "init"], self.environment)
        person.type("", after="en or de [en]:")
        person.type("Europe/Bonn", after="[the machine's]:")
        person.type("Europe/Berlin", after="no time zone \"Europe/Bonn\"")
        person.type("", after="[08:00]:")
        person.type("", after="[desktop, calendar]:")
        person.type("", after="none [1]:")
        person.type("", after="yes or no [yes]:")
        self.assertEqual(person.finish(), 0, person.shown)
        self.assertIn("~/.contacts  (vdirsyncer, 3 people)", person.shown)
        self.assertRegex(person.shown, r"desktop +works")
        self.assertRegex(person.shown, r"calendar +works")
        self.assertGreaterEqual(self.desk.shown(), 1)
        self.assertEqual(self.files(), FILES)
        self.assert_private()
        self.assertIn('timezone = "Europe/Berlin"', (self.config / "kith.toml").read_text())
        self.assertIn("good", self.kith("check"))
        self.start()
        self.assertIn("Person 0", self.kith("agenda", "--days", "40"))
        self.assertIn("Next: ", self.kith("add", "Anna Berger", "--network", "Friends"))
        self.assertIn("Nobody is waiting", self.kith())
        self.assertEqual(list((self.home / "tmp").iterdir()), [])

    def test_in_german_with_mail_and_a_password_nobody_sees(self):
        person = Typist([BIN / "kith", "init", "--mail-port", str(self.office.port), "--mail-ca-file",
                         str(self.office.certificate)], {**self.environment, "LANG": "de_DE.UTF-8"})
        person.type("", after="en oder de [de]:")
        person.type("", after="[die des Rechners]:")
        person.type("7 Uhr", after="[08:00]:")
        person.type("07:30", after="ist keine Uhrzeit")
        person.type("m", after="[Desktop, Kalender]:")
        person.type("ich", after="Ihre E-Mail-Adresse:")
        person.type(f"{self.home.name}@example.org", after="ist keine E-Mail-Adresse")
        person.type("kith@example.org", after=f"[{self.home.name}@example.org]:")
        person.type("localhost", after="[mail.example.org]:")
        person.type("me", after="[kith@example.org]:")
        person.type(self.office.password, after="liegt in ~/.config/kith/mail-password:")
        person.type("", after="keines [1]:")
        person.type("", after="[ja]:")
        self.assertEqual(person.finish(), 0, person.shown)
        self.assertNotIn(self.office.password, person.shown)
        self.assertRegex(person.shown, r"mail +funktioniert")
        self.assertEqual(len(self.office.mails(f"{self.home.name}@example.org")), 1)
        self.assert_private()
        general = (self.config / "kith.toml").read_text()
        self.assertIn("kith.toml: wie kith mit Ihnen spricht", general)
        self.assertIn('digest = { at = "07:30", days = "daily" }', general)
        self.assertIn('name = "Freunde"', (self.config / "networks.toml").read_text())
        self.assertNotIn(self.office.password, general)
        self.assertIn("gut", self.kith("check", LANG="de_DE.UTF-8"))

    def test_without_anybody_to_ask(self):
        self.assertIn("--yes", self.kith("init", code=64))
        (self.home / "secret").write_text(self.office.password + "\n")
        (self.home / "secret").chmod(0o600)
        answer = json.loads(self.kith(
            "init", "--yes", "--json", "--language", "en", "--time-zone", "Europe/Berlin", "--at", "09:15", "--ways",
            "mail,desktop", "--mail-to", f"{self.home.name}@example.org", "--mail-host", "localhost", "--mail-port",
            str(self.office.port), "--mail-user", "me", "--mail-password-file", "~/secret", "--mail-ca-file",
            str(self.office.certificate), "--address-book", "~/.contacts/personal"))
        self.assertEqual(answer["version"], 1)
        self.assertEqual(sorted(answer["files"]), FILES)
        self.assertEqual(answer["directories"], ["~/.contacts/personal"])
        self.assertEqual([(one["channel"], one["worked"]) for one in answer["tests"]],
                         [("desktop", True), ("mail", True)])
        self.assertFalse(answer["running"])
        self.assertIn('at = "09:15"', (self.config / "kith.toml").read_text())

    def test_a_way_that_fails_is_told_with_its_mend(self):
        text = self.kith("init", "--yes", "--ways", "desktop", code=1, DISPLAY="", DBUS_SESSION_BUS_ADDRESS="")
        self.assertIn("desktop   does not work yet", text)
        self.assertIn("`kith test desktop`", text)
        self.assertEqual(self.files(), FILES)

    def test_a_running_kithd_tries_and_takes_it_in(self):
        self.kith("init", "--yes", "--ways", "desktop", "--no-test")
        self.start()
        text = self.kith("init", "--yes", "--ways", "desktop", "--at", "10:10", "--replace")
        self.assertRegex(text, r"desktop +works")
        self.assertIn("kithd runs, and has taken it in", text)
        attempts = json.loads(self.kith("history", "--json"))["attempts"]
        self.assertEqual(attempts, [])  # a test is none

    def test_what_is_there_stays(self):
        (self.config / "contacts").mkdir(parents=True)
        (self.config / "contacts/mine.toml").write_text('[[contact]]\nname = "Anna"\n')
        (self.config / "networks.toml").write_text('[[network]]\nname = "Choir"\ntype = "informal"\n')
        text = self.kith("init", "--yes", "--ways", "desktop", "--no-test")
        self.assertIn("networks.toml was there already", text)
        self.assertEqual(self.files(), ["contacts/mine.toml", "kith.toml", "networks.toml", "rules.toml"])
        general = (self.config / "kith.toml").read_text()
        self.assertIn("kith init --replace", self.kith("init", "--yes", code=73))
        self.assertEqual((self.config / "kith.toml").read_text(), general)
        self.kith("init", "--yes", "--replace", "--ways", "calendar", "--no-test")
        self.assertEqual((self.config / "kith.toml.old").read_text(), general)
        self.assertIn('"calendar"', (self.config / "kith.toml").read_text())
        self.assertEqual((self.config / "networks.toml").read_text().count("Choir"), 1)

    def test_all_or_nothing(self):
        self.config.mkdir()
        (self.config / "networks.toml").write_text("[[network]]\n")
        self.assertIn("networks.toml:1:", self.kith("init", "--yes", "--ways", "desktop", code=65))
        self.assertEqual(os.listdir(self.config), ["networks.toml"])
        self.assertIn("none of desktop", self.kith("init", "--yes", "--ways", "pigeon", code=64))
        self.assertIn("--mail-to", self.kith("init", "--yes", "--ways", "mail", code=64))
        self.assertIn("no folder", self.kith("init", "--yes", "--address-book", "/none/there", code=64))
        person = Typist([BIN / "kith", "init"], self.environment)
        person.type("\x04", after="[en]:")
        self.assertEqual(person.finish(), 64, person.shown)
        self.assertEqual(os.listdir(self.config), ["networks.toml"])

    def test_dry_run_only_shows(self):
        text = self.kith("init", "--yes", "--dry-run")
        for name in FILES:
            self.assertIn(f"==> {name} <==", text)
        self.assertFalse(self.config.exists())

    def test_takes_a_copy_of_a_database(self):
        profile = self.home / ".thunderbird/x.default"
        profile.mkdir(parents=True)
        database = sqlite3.connect(profile / "abook.sqlite")
        database.execute("CREATE TABLE properties (card TEXT, name TEXT, value TEXT)")
        database.execute("INSERT INTO properties VALUES ('1', '_vCard', ?)", (card(2, in_days(9)),))
        database.commit()
        database.close()
        (self.home / ".config/vdirsyncer/config").unlink()
        answer = json.loads(self.kith("init", "--yes", "--json", "--ways", "desktop", "--no-test", "--address-book", "2"))
        self.assertEqual(answer["directories"], ["~/.local/share/kith/address-book"])
        copy = self.home / ".local/share/kith/address-book/Thunderbird-1.vcf"
        self.assertEqual(copy.read_bytes().decode(), card(2, in_days(9)))
        self.assertEqual(copy.stat().st_mode & 0o777, 0o600)
        self.start()


if __name__ == "__main__":
    unittest.main()
