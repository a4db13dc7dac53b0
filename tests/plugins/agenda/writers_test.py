"""Reads calendars that khal and python-vobject write, by the real program.

Usage: writers_test.py KITH_AGENDA
"""

import datetime as dt
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zoneinfo

import vobject

TODAY = dt.datetime.now(zoneinfo.ZoneInfo("Europe/Berlin")).date()

KHAL_CONFIG = """\
[calendars]
[[work]]
path = {folder}
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {cache}
"""


def day(days):
    return TODAY + dt.timedelta(days=days)


def invitation(uid, start, more=""):
    """An invitation as it comes by mail."""
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mail//EN\r\nMETHOD:REQUEST\r\n"
            f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{uid}\r\n"
            f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%d}T093000\r\n"
            f"DTEND;TZID=Europe/Berlin:{start:%Y%m%d}T103000\r\n{more}"
            "ORGANIZER;CN=Ben Roth:MAILTO:Ben@example.org\r\n"
            "ATTENDEE;CN=Ben Roth;PARTSTAT=ACCEPTED:MAILTO:Ben@example.org\r\n"
            "ATTENDEE;CN=\"Müller, Zoë\";PARTSTAT=NEEDS-ACTION:mailto:zoe@example.org\r\n"
            "ATTENDEE;CUTYPE=ROOM;CN=Saal 2:mailto:saal2@example.org\r\n"
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")


def write_by_khal(home, folder):
    """khal takes invitations in and writes them its own way; and one event is typed."""
    config = home / "khal.conf"
    config.write_text(KHAL_CONFIG.format(folder=folder, cache=home / "khal.db"))
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home),
                   "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"}
    khal = ["/usr/bin/khal", "-c", str(config)]
    for name, text in (("single", invitation("single", day(3))),
                       ("weekly", invitation("weekly", day(-7), "RRULE:FREQ=WEEKLY;COUNT=3\r\n"))):
        file = home / f"{name}.ics"
        file.write_text(text, newline="")
        subprocess.run([*khal, "import", "--batch", str(file)], env=environment, check=True,
                       capture_output=True, timeout=120)
    subprocess.run([*khal, "new", "-a", "work", f"{day(2)}", "10:00", "11:00", "Dentist"],
                   env=environment, check=True, capture_output=True, timeout=120)


def write_by_vobject(folder):
    calendar = vobject.iCalendar()
    event = calendar.add("vevent")
    event.add("uid").value = "lunch@vobject"
    event.add("summary").value = "Lunch; talk, \"plans\"\nand more"
    start = dt.datetime.combine(day(4), dt.time(12), zoneinfo.ZoneInfo("America/New_York"))
    event.add("dtstart").value = start.astimezone(dt.timezone.utc).replace(
        tzinfo=vobject.icalendar.utc)
    person = event.add("attendee")
    person.value = "MAILTO:cem@example.org"
    person.params["CN"] = ["Cem Acar"]
    (folder / "lunch.ics").write_text(calendar.serialize(), newline="")


def proposals_of(program, paths, state):
    """What the program proposes; its pages are answered."""
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as plugin:
        def send(message):
            plugin.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            plugin.stdin.flush()

        send({"id": 1, "method": "initialize", "params": {
            "protocol": {"min": 1, "max": 1}, "daemon": {"name": "kithd", "version": "0"},
            "instance": "k7f3qz5m2x9w4c8v", "channel": "calendars",
            "settings": {"paths": [str(path) for path in paths], "me": ["me@example.org"]},
            "state_dir": str(state), "language": "en", "time_zone": "Europe/Berlin",
            "limits": {"max_line": 1048576}}})
        for line in plugin.stdout:
            message = json.loads(line)
            if message.get("method") == "event":
                send({"id": message["id"], "result": {"known": 0}})
                plugin.stdin.close()
                plugin.stdout.read()
                return message["params"]["items"]
    raise AssertionError("it proposes nothing")


def main():
    with tempfile.TemporaryDirectory() as temporary:
        home = pathlib.Path(temporary)
        folders = [home / "vdir" / "work", home / "vdir" / "private"]
        for folder in (*folders, home / "state"):
            folder.mkdir(parents=True)
        write_by_khal(home, folders[0])
        write_by_vobject(folders[1])
        items = proposals_of(sys.argv[1], [home / "vdir"], home / "state")
    found = sorted((item["date"], item["what"], item["email"], item["name"], item["direction"],
                    item["evidence"]) for item in items)
    people = (("ben@example.org", "Ben Roth"), ("zoe@example.org", "Müller, Zoë"))
    expected = sorted(
        [(day(days).isoformat(), "interaction" if days < 0 else "meeting", email, name, "in",
          f"Calendar work: {summary}")
         for days, summary in ((3, "single"), (-7, "weekly"), (0, "weekly"), (7, "weekly"))
         for email, name in people] +
        [(day(4).isoformat(), "meeting", "cem@example.org", "Cem Acar", "out",
          "Calendar private: Lunch; talk, \"plans\" and more")])
    if found != expected:
        print("found:", *found, "expected:", *expected, sep="\n  ")
        return 1
    print(f"{len(found)} proposals of calendars by khal and vobject")
    return 0


if __name__ == "__main__":
    sys.exit(main())
