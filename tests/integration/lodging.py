"""What all tests of the main job share: one desktop and one mail server a run, and a fresh household a test."""
import pathlib
import tempfile
import unittest

from household import Household
from surroundings import Desk, PostOffice, until


class Lodging(unittest.TestCase):
    """Fails with kithd's log at hand."""

    popups = 2  # of the first start

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
        self.desk.clear()
        until("the screen is empty", lambda: self.desk.shown() == 0)
        self.home = self.household(self.office)

    def household(self, office):
        folder = tempfile.TemporaryDirectory(prefix="home-", dir=self.root)
        self.addCleanup(folder.cleanup)
        home = Household(folder.name, self.desk, office)
        self.addCleanup(self.put_away, home)
        return home

    def put_away(self, home):
        outcome = getattr(self._outcome, "result", None)
        failed = [text for test, text in outcome.failures + outcome.errors if test is self] if outcome else []
        if failed and home.log_file.exists():
            print(f"--- kithd's log in {self.id()}\n{home.log()}---", flush=True)
        if home.kithd:
            home.close()

    def mails(self):
        return self.office.mails(self.home.address)

    def start(self):
        """Starts kithd and waits until it has said everything that the first day asks for."""
        self.home.start()
        until("all plugins work", lambda: all(plugin["usable"] for plugin in self.home.plugins().values()))
        until("the popups stand on the screen", lambda: self.desk.shown() == self.popups)
        until("the mails are there", lambda: len(self.mails()) == self.popups)
        until("kithd knows that they are", lambda: self.home.delivered("mail") == self.popups)
        until("the cards are read", lambda: self.home.kith("show", "Greta Lindqvist").returncode == 0)
        until("the feed is served", lambda: self.home.ask("status")["feeds"] and self.home.fetch()[0] == 200)
