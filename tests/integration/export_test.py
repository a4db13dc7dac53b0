"""`kith export`: all that kith knows as JSON, and back: what an empty store takes in, it gives out the same."""
import json
import stat
import subprocess
import tempfile
import unittest

from cottage import BIN, Cottage
from surroundings import until


class ExportTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        self.cottage.open_gate()
        self.file = self.cottage.home / "kith.json"

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def kith(self, *words, code=0):
        done = subprocess.run([BIN / "kith", *words], env=self.cottage.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def lived(self):
        """A store with everything in it; kithd has ended."""
        self.start()
        until("all is told", lambda: len(self.cottage.delivered("gate")) == 4)
        self.cottage.ask("log", name="Anna", note="„Grüße“ \\ \"from\"\nthe sea", follow_up="2w", promise="a \u2028 book")
        self.cottage.ask("log", name="Ben", introduce="Cleo")
        self.cottage.ask("meet", names=["Dora", "Ben"], on="3d", at="14:30", title="Tea")
        self.cottage.ask("pause", name="Cleo", until="2w")
        self.cottage.ask("pause", **{"from": "2w"}, until="3w", deputy="Frau Weber")
        self.cottage.ask("pace", name="Dora", every="never")
        self.assertEqual(self.cottage.stop(), 0)

    def test_what_goes_out_comes_back_the_same(self):
        self.lived()
        self.kith("export", str(self.file))
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        first = self.file.read_text(encoding="utf-8")
        self.cottage.state.rename(self.cottage.home / "old")
        self.kith("restore", str(self.file))
        second = self.kith("export")
        self.assertEqual(json.loads(second), json.loads(first))
        self.assertEqual(second, first)

    def test_what_came_back_goes_on_as_before(self):
        self.lived()
        told = self.cottage.delivered("gate")
        self.kith("export", str(self.file))
        self.cottage.state.rename(self.cottage.home / "old")
        self.kith("restore", str(self.file))
        self.start()
        anna = self.cottage.ask("show", name="Anna")
        self.assertEqual(anna["interactions"][0]["note"], "„Grüße“ \\ \"from\"\nthe sea")
        self.assertEqual(self.cottage.ask("network")["version"], 1)
        self.assertIn("Frau Weber", [one["deputy"] for one in self.cottage.ask("pause")["pauses"]])
        self.cottage.stop()
        self.assertEqual(self.cottage.delivered("gate"), told, "nothing is told twice")

    def test_it_is_to_be_read(self):
        self.lived()
        archive = json.loads(self.kith("export"))
        self.assertEqual((archive["format"], archive["version"]), ("kith archive", 1))
        people = {one["name"]: one for one in archive["tables"]["contact"]}
        self.assertEqual(people["Anna"]["facts"]["last_contact"], "2025-02-03")
        self.assertEqual(archive["tables"]["promise"][0]["text"].replace("\u2028", "?"), "a ? book")

    def test_it_works_beside_a_running_kithd(self):
        self.start()
        self.cottage.ask("log", name="Anna", note="by the sea")
        self.assertIn("by the sea", self.kith("export"))

    def test_nothing_is_overwritten(self):
        self.lived()
        self.file.write_text("mine")
        self.assertIn("there already", self.kith("export", str(self.file), code=73))
        self.assertEqual(self.file.read_text(), "mine")

    def test_what_is_no_export_changes_nothing(self):
        self.lived()
        before = self.kith("export")
        for text in ("{", "{}", '{"format":"kith archive","version":1,"schema":1}', before[:len(before) // 2],
                     before.replace('"schema":', '"schema":9'),
                     before.replace('"contact":[', '"contact":[{"id":7},', 1)):
            self.file.write_text(text)
            self.kith("restore", str(self.file), code=69 if '"schema":9' in text else 65)
            self.assertEqual(self.kith("export"), before)


if __name__ == "__main__":
    unittest.main()
