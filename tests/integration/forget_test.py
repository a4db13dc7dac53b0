"""`kith forget`: of somebody who was written down, reminded of and logged, no file of kith's keeps the name."""
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

from cottage import BIN, Cottage, Refused
from surroundings import until

CARD = """BEGIN:VCARD
VERSION:4.0
UID:wilhelmine-card
FN:Wilhelmine Quast
EMAIL:wilhelmine@example.org
BDAY:1980-11-30
END:VCARD
"""
SOURCE = """
[[source]]
name = "book"
plugin = "vcard"
[source.settings]
directories = ["{}"]
"""


def files_with(folder, *texts):
    """The files below it that have one of the texts in them, in any case."""
    found = []
    for file in pathlib.Path(folder).rglob("*"):
        if file.is_file():
            content = file.read_bytes().lower()
            found += [str(file) for text in texts if text.lower().encode() in content]
    return found


class ForgetTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        self.cottage.open_gate()
        self.book = self.cottage.home / "book"
        self.book.mkdir()
        (self.book / "w.vcf").write_text(CARD)
        with open(self.cottage.config / "kith.toml", "a", encoding="utf-8") as file:
            file.write(SOURCE.format(self.book))

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def known(self):
        try:
            return self.cottage.ask("show", name="Wilhelmine Quast")
        except Refused:
            return None

    def kith(self, *words, language="C.UTF-8"):
        return subprocess.run([BIN / "kith", *words], env={**self.cottage.environment, "LANG": language},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)

    def live_through_it(self):
        """Everything that writes the name down: a card, notes, promises, meetings, popups, feeds, a backup."""
        self.start()
        until("the card was read", self.known)
        self.cottage.ask("log", name="Wilhelmine", note="Quast told of the sea", follow_up="2w", promise="write to Quast")
        self.cottage.ask("log", name="Anna", introduce="Wilhelmine Quast")
        self.cottage.ask("meet", names=["Wilhelmine"], on="3d", title="Tea with Wilhelmine Quast")
        self.cottage.ask("pause", name="Wilhelmine", until="2w")
        self.cottage.ask("backup")
        feed = self.cottage.home / "kith.ics"
        until("the feed names her", lambda: feed.exists() and "Wilhelmine" in feed.read_text())
        return feed

    def test_no_file_keeps_the_name(self):
        feed = self.live_through_it()
        self.assertTrue(files_with(self.cottage.state, "wilhelmine"))
        told = self.kith("forget", "Wilhelmine")
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("--yes", told.stdout)
        self.assertIsNotNone(self.known(), "it only told")
        done = self.kith("forget", "Wilhelmine", "--yes")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Wilhelmine Quast is forgotten.", done.stdout)
        self.assertIn("book", done.stdout)
        self.assertIsNone(self.known())
        until("the feed is written anew", lambda: "Wilhelmine" not in feed.read_text())
        until("no file has it", lambda: not files_with(self.cottage.state, "wilhelmine", "quast"))
        self.assertEqual(self.cottage.stop(), 0)
        self.assertEqual(files_with(self.cottage.state, "wilhelmine", "quast"), [])
        with sqlite3.connect(self.cottage.state / "kith.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_the_card_does_not_bring_them_back(self):
        self.live_through_it()
        self.assertEqual(self.kith("forget", "Wilhelmine Quast", "--yes").returncode, 0)
        self.assertEqual(self.cottage.stop(), 0)
        (self.book / "w.vcf").write_text(CARD.replace("1980", "1981"))
        (self.book / "other.vcf").write_text(CARD.replace("wilhelmine", "other").replace("Wilhelmine Quast", "Otto"))
        self.start()
        until("the other card was read", lambda: "Otto" in self.kith("show", "Otto").stdout)
        self.assertIsNone(self.known())
        self.assertEqual(files_with(self.cottage.state, "quast"), [])

    def test_who_stands_in_the_configuration_is_told_where(self):
        self.start()
        done = self.kith("forget", "Cleo", "--yes", language="de_DE.UTF-8")
        self.assertEqual(done.returncode, 65)
        self.assertIn("people.toml:", "".join(done.stdout.split()))
        self.assertIn("Ihrer Konfiguration", done.stdout)
        people = self.cottage.config / "contacts/people.toml"
        people.write_text("".join(f"[[contact]]{one}" for one in people.read_text().split("[[contact]]")[1:]
                                  if "Cleo" not in one))
        self.cottage.ask("reload")
        self.assertEqual(self.kith("forget", "Cleo", "--yes").returncode, 0)
        until("no file has it", lambda: not files_with(self.cottage.state, "cleo"))

    def test_others_notes_are_counted_and_kept(self):
        self.start()
        until("the card was read", self.known)
        self.cottage.ask("log", name="Ben", note="Wilhelmine Quast sends her regards")
        told = self.kith("forget", "Wilhelmine", "--yes")
        self.assertIn("1 note about others", told.stdout)
        notes = self.cottage.ask("show", name="Ben")["interactions"]
        self.assertEqual(notes[0]["note"], "Wilhelmine Quast sends her regards")

    def test_nobody_is_forgotten_by_a_guess(self):
        self.start()
        until("the card was read", self.known)
        self.assertEqual(self.kith("forget", "Wilhelmnie", "--yes").returncode, 67)
        self.assertIsNotNone(self.known())


if __name__ == "__main__":
    unittest.main()
