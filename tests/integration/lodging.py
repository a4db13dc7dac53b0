"""What tests of the main job and of attacks share: one mail server a class, a desktop or none, a household a test."""
import pathlib
import tempfile
import types
import unittest

from household import Household
from surroundings import Desk, PostOffice, until


class Lodging(unittest.TestCase):
    """Without a desktop. Fails with kithd's log at hand."""

    desk = types.SimpleNamespace(environment={"DISPLAY": "", "DBUS_SESSION_BUS_ADDRESS": ""})

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.office = PostOffice(cls.root / "office")
        cls.addClassCleanup(cls.office.close)
        cls.office.open()

    def setUp(self):
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

    def start(self):
        self.home.start()
        until("all plugins work", lambda: all(plugin["usable"] for plugin in self.home.plugins().values()))
        until("the feed is served", lambda: self.home.ask("status")["feeds"] and self.home.fetch()[0] == 200)


class LodgingWithDesk(Lodging):
    popups = 2  # of the first start

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = Desk(cls.root / "desk")
        cls.addClassCleanup(cls.desk.close)

    def setUp(self):
        self.desk.clear()
        until("the screen is empty", lambda: self.desk.shown() == 0)
        super().setUp()

    def mails(self):
        return self.office.mails(self.home.address)

    def start(self):
        """Starts kithd and waits until it has said everything that the first day asks for."""
        super().start()
        until("the popups stand on the screen", lambda: self.desk.shown() == self.popups)
        until("the mails are there", lambda: len(self.mails()) == self.popups)
        until("kithd knows that they are", lambda: self.home.delivered("mail") == self.popups)
        until("the cards are read", lambda: self.home.kith("show", "Greta Lindqvist").returncode == 0)
