"""The owner's own programs: vdirsyncer between the server and a folder, todoman and khal on that folder."""
import os
import pathlib
import subprocess

from surroundings import PATIENCE_S

SYNC = """
[general]
status_path = "{home}/status/"
[pair both]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{home}/lists/kith/"
fileext = ".ics"
[storage there]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
item_types = ["{component}"]
"""

TODOMAN = """
path = "{home}/lists/*"
date_format = "%Y-%m-%d"
default_list = "kith"
"""

KHAL = """
[calendars]
[[kith]]
path = {home}/lists/kith
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


class TaskProgram:
    def __init__(self, directory, server, path, component="VTODO"):
        self.home = pathlib.Path(directory)
        self.lists = self.home / "lists/kith"
        self.lists.mkdir(parents=True)
        for name, text in (("sync", SYNC), ("todoman.py", TODOMAN), ("khal", KHAL)):
            (self.home / name).write_text(text.format(home=self.home, url=server.url(path), user=server.user,
                                                      password=server.password, component=component))
        self.environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Europe/Berlin",
                            "XDG_CACHE_HOME": str(self.home / "cache"), "XDG_DATA_HOME": str(self.home / "data")}
        self.run("vdirsyncer", "-c", self.home / "sync", "discover")

    def run(self, *command):
        done = subprocess.run([os.fspath(word) for word in command], env=self.environment, text=True, input="y\n",
                              capture_output=True, timeout=PATIENCE_S)
        if done.returncode != 0:
            raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def sync(self):
        self.run("vdirsyncer", "-c", self.home / "sync", "sync")

    def todo(self, *words):
        return self.run("todoman", "--config", self.home / "todoman.py", *words)

    def khal(self, *words):
        return self.run("khal", "-c", self.home / "khal", *words)

    def complete(self, title):
        """Ticks off the task of that title, as its owner does on the command line."""
        line = next(line for line in self.todo("list").splitlines() if title in line)
        number = line.split("]")[1].split()[0]
        self.todo("done", number)
