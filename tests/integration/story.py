"""What a user does on one day with kithd in a Cottage, told so that it may be cut off anywhere and go on later."""
import contextlib
import datetime

from cottage import NOTHING_TO_DO, STORE_FAILS, Gone, Refused

PEOPLE = 4


class Story:
    """Four reminders are delivered; one is done, one answered by a call, one put off; then the gate opens for the fourth."""

    def __init__(self, home):
        self.home = home
        self.tried = set()
        self.acknowledged = {}  # step -> what the gate had been told by then

    def play(self):
        """Goes on from where it was cut off, until all is told. Throws Gone when kithd ends before."""
        home = self.home
        home.until("kithd answers", home.answers)
        home.until("the diary knows all", lambda: len(self.recorded("diary")) >= PEOPLE)
        # An attempt that is under way when a reminder is answered may still arrive: none is.
        home.until("the gate has refused", lambda: "Dora" in self.acknowledged or self.gate_rests())
        self.step("Anna", "done", name="Anna")
        if not self.call_is_there():
            self.step("Ben", "log", name="Ben", kind="call", note="moved to Bonn")
        self.step("Cleo", "snooze", name="Cleo", days=3)
        home.until("the diary takes three back", lambda: len(self.recorded("diary")) >= PEOPLE + 3)
        self.acknowledged["Dora"] = len(home.lines("gate"))
        home.open_gate()
        with contextlib.suppress(Refused):  # its plugin is not up yet
            home.ask("test", channel="gate")
        home.until("the gate is told, or is to be asked later", self.gate_rests)

    def end(self):
        """Ends kithd as a user does. Throws Gone when it ended otherwise."""
        if self.home.stop() != 0:
            raise Gone()

    def gate_rests(self):
        gate = next(plugin for plugin in self.home.ask("plugins")["plugins"] if plugin["name"] == "gate")
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)
        return gate["waiting"] == 0 or (gate["next_attempt"] or "") > soon.strftime("%Y-%m-%dT%H:%M:%S")

    def step(self, who, method, **params):
        if who in self.acknowledged:
            return
        again = who in self.tried
        self.tried.add(who)
        try:
            self.home.ask(method, **params)
        except Refused as refusal:
            if refusal.code == STORE_FAILS:
                self.home.wait()  # it ends, having told the user that nothing was recorded
                raise Gone() from refusal
            if not again or refusal.code != NOTHING_TO_DO:
                raise
        self.acknowledged[who] = len(self.home.lines("gate"))

    def call_is_there(self):
        if "Ben" in self.acknowledged or "Ben" not in self.tried:
            return False
        there = any(touch["note"] for touch in self.home.ask("show", name="Ben")["interactions"])
        if there:
            self.acknowledged["Ben"] = len(self.home.lines("gate"))
        return there

    def attempts(self, channel):
        return [attempt for attempt in self.home.ask("history", limit=200)["attempts"]
                if attempt["channel"] == channel and attempt["ended_at"]]

    def recorded(self, channel):
        """What kithd knows to be delivered there."""
        return [attempt for attempt in self.attempts(channel) if attempt["result"] == "delivered"]
