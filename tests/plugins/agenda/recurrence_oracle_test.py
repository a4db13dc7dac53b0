"""Compares the occurrences that kith finds with those of python-dateutil and zoneinfo, independent
programs, in random calendars that python-icalendar writes.

Usage: recurrence_oracle_test.py EXPAND_EVENTS [CALENDARS [SEED]]
"""

import datetime as dt
import pathlib
import random
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
from dateutil.rrule import rruleset, rrulestr

OWNER = "Europe/Berlin"
FROM, TO = dt.date(2026, 10, 1), dt.date(2027, 4, 30)  # both changes of the clocks
ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC", None]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
UTC = dt.timezone.utc


def random_rule(rng):
    """A rule such as calendars write them, without its end."""
    freq = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={freq}"]
    if rng.random() < 0.5:
        parts.append(f"INTERVAL={rng.randint(1, 4)}")
    if freq == "WEEKLY" and rng.random() < 0.7:
        parts.append("BYDAY=" + ",".join(rng.sample(DAYS, rng.randint(1, 3))))
    if freq == "MONTHLY":
        parts.append(rng.choice([
            "BYMONTHDAY=" + str(rng.choice([1, 15, 29, 31, -1])),
            f"BYDAY={rng.choice([1, 2, 3, 4, -1])}{rng.choice(DAYS)}",
            "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"]))
    if freq == "YEARLY" and rng.random() < 0.5:
        parts.append(rng.choice(["BYMONTH=2;BYMONTHDAY=-1", "BYMONTH=11;BYDAY=4TH",
                                 f"BYMONTH={rng.randint(1, 12)};BYMONTHDAY={rng.randint(1, 28)}"]))
    if rng.random() < 0.5:
        parts.append("WKST=" + rng.choice(["MO", "SU"]))
    return ";".join(parts)


class Case:
    """One calendar: a series, its exceptions and overrides, and the days it should come to."""

    def __init__(self, rng):
        self.rng = rng
        zone = rng.choice(ZONES)
        self.zone = zoneinfo.ZoneInfo(zone) if zone else None
        self.whole_days = rng.random() < 0.2
        if self.whole_days:
            self.zone = None
        date = dt.date(2024, 1, 1) + dt.timedelta(days=rng.randint(0, 1200))
        # The hours around midnight move the owner's day; those that clocks skip stay out.
        time = dt.time(rng.choice([0, 4, 9, 12, 17, 22, 23]), rng.choice([0, 15, 30]))
        self.start = dt.datetime.combine(date, dt.time() if self.whole_days else time)
        self.rule = random_rule(rng)
        self.end = {}
        if rng.random() < 0.3:
            self.end["COUNT"] = rng.randint(1, 80)
        elif rng.random() < 0.4:
            self.end["UNTIL"] = self.start + dt.timedelta(days=rng.randint(0, 1200),
                                                          minutes=rng.choice([-15, 0, 15]))
        self.planned = self.plan()
        near = [time for time in self.planned if FROM <= time.date() <= TO]
        self.without = rng.sample(near, min(len(near), rng.randint(0, 4)))
        left = [time for time in near if time not in self.without]
        self.overrides = {time: self.override(time)
                          for time in rng.sample(left, min(len(left), rng.randint(0, 3)))}
        self.extra = sorted({self.start + dt.timedelta(days=rng.randint(200, 1300))
                             for _ in range(rng.randint(0, 2))})

    def plan(self):
        rules = rruleset()
        rule = rrulestr(self.rule, dtstart=self.start)
        horizon = dt.datetime(2027, 12, 31)
        times = [time for time in rule.between(self.start, horizon, inc=True)]
        if self.start not in times:  # it is the first in any case
            times.insert(0, self.start)
        if "COUNT" in self.end:
            times = times[:self.end["COUNT"]]
        if "UNTIL" in self.end:
            until = self.end["UNTIL"]
            times = [time for time in times if time == self.start or
                     (time.date() <= until.date() if self.whole_days
                      else self.instant(time) <= self.instant(until))]
        return times

    def override(self, time):
        """None: cancelled; else when it is instead."""
        if self.rng.random() < 0.4:
            return None
        return time + dt.timedelta(days=self.rng.randint(-20, 20), hours=self.rng.randint(-3, 3))

    def instant(self, time):
        zone = self.zone or zoneinfo.ZoneInfo(OWNER)
        return time.replace(tzinfo=zone).astimezone(UTC)

    def owners_day(self, time):
        if self.whole_days:
            return time.date()
        return self.instant(time).astimezone(zoneinfo.ZoneInfo(OWNER)).date()

    def expected(self):
        times = [time for time in self.planned
                 if time not in self.without and time not in self.overrides]
        times += [time for time in self.extra if time not in self.planned
                  and time not in self.without and time not in self.overrides]
        times += [time for time in self.overrides.values() if time is not None]
        days = [self.owners_day(time) for time in times]
        return sorted(day.isoformat() for day in days if FROM <= day <= TO)

    def add(self, event, name, time):
        """Writes a time as the series does: python-icalendar knows the names of pytz's zones only."""
        if self.whole_days:
            event.add(name, time.date())
        elif self.zone is None:
            event.add(name, time)
        elif self.zone.key == "UTC":
            event.add(name, time.replace(tzinfo=UTC))
        else:
            event.add(name, time, parameters={"TZID": self.zone.key})

    def event(self, start):
        event = icalendar.Event()
        event.add("uid", "series@example.org")
        self.add(event, "dtstart", start)
        person = icalendar.vCalAddress("MAILTO:anna@example.org")
        person.params["cn"] = icalendar.vText("Berger, Anna")
        event.add("attendee", person, encode=0)
        return event

    def ics(self):
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//test//oracle//EN")
        calendar.add("version", "2.0")
        series = self.event(self.start)
        rule = icalendar.vRecur.from_ical(self.rule)
        if "COUNT" in self.end:
            rule["COUNT"] = [self.end["COUNT"]]
        if "UNTIL" in self.end:
            until = self.end["UNTIL"]
            rule["UNTIL"] = [until.date() if self.whole_days else
                             self.instant(until) if self.zone else until]
        series.add("rrule", rule)
        for time in self.without:
            self.add(series, "exdate", time)
        for time in self.extra:
            self.add(series, "rdate", time)
        calendar.add_component(series)
        for planned, time in self.overrides.items():
            single = self.event(time or planned)
            self.add(single, "recurrence-id", planned)
            if time is None:
                single.add("status", "CANCELLED")
            calendar.add_component(single)
        return calendar.to_ical()


def main():
    expand = sys.argv[1]
    number, seed = int((sys.argv[2:] + [400])[0]), int((sys.argv[3:] + [1])[0])
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        cases = [Case(rng) for _ in range(number)]
        names = []
        for n, case in enumerate(cases):
            names.append(pathlib.Path(folder) / f"{n}.ics")
            names[-1].write_bytes(case.ics())
        said = subprocess.run([expand, FROM.isoformat(), TO.isoformat(), OWNER],
                              input="".join(f"{name}\n" for name in names), text=True,
                              capture_output=True, check=True, timeout=200).stdout.splitlines()
    assert len(said) == len(cases)
    wrong = compared = 0
    for case, line in zip(cases, said):
        ours, theirs = line.split(), case.expected()
        compared += len(theirs)
        if ours != theirs:
            wrong += 1
            print(case.ics().decode().replace("\r\n", "\n"))
            print(f"  kith: {line[:300]}\n  oracle: {' '.join(theirs)[:300]}\n"
                  f"  only kith: {sorted(set(ours) - set(theirs))[:5]}"
                  f" only oracle: {sorted(set(theirs) - set(ours))[:5]}")
    print(f"{len(cases)} calendars, {compared} days compared, {wrong} differ")
    return 1 if wrong or compared < number else 0


if __name__ == "__main__":
    sys.exit(main())
