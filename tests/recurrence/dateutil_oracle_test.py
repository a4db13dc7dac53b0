"""Compares the recurrences kith expands with those of python-dateutil, an independent program.

Usage: dateutil_oracle_test.py EXPAND_DAYS [RULES [SEED]]
"""

import datetime
import random
import re
import subprocess
import sys

from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(rng, values, most):
    return rng.sample(values, rng.randint(1, min(most, len(values))))


def joined(values):
    return ",".join(str(value) for value in values)


def signed(rng, most):
    return rng.choice([1, 1, -1]) * rng.randint(1, most)


def parts_of(rng, freq):
    """BY parts that kith takes beside that frequency."""
    parts = {}
    if rng.random() < 0.4:
        parts["BYMONTH"] = joined(some(rng, range(1, 13), 4))
    if freq != "WEEKLY" and rng.random() < 0.35:
        backwards = freq != "DAILY"
        days = {signed(rng, 31) if backwards else rng.randint(1, 31) for _ in range(4)}
        parts["BYMONTHDAY"] = joined(some(rng, sorted(days), 4))
    if rng.random() < 0.45:
        numbered = freq in ("MONTHLY", "YEARLY") and "BYMONTHDAY" not in parts and rng.random() < 0.5
        most = 5 if freq == "MONTHLY" or "BYMONTH" in parts else 53
        days = some(rng, DAYS, 3)
        parts["BYDAY"] = joined(f"{signed(rng, most)}{day}" if numbered else day for day in days)
    if freq == "YEARLY" and not {"BYMONTH", "BYMONTHDAY"} & parts.keys() and rng.random() < 0.3:
        parts["BYYEARDAY"] = joined({signed(rng, 366) for _ in range(rng.randint(1, 4))})
    both_ends = any("-" in value and re.search("(^|,)[^-]", value) for value in parts.values())
    if parts and not both_ends and freq in ("MONTHLY", "YEARLY") and rng.random() < 0.2:
        parts["BYSETPOS"] = joined({signed(rng, 4) for _ in range(rng.randint(1, 2))})
    return parts


def random_rule(rng, start):
    freq = rng.choice(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"])
    parts = {"FREQ": freq, **parts_of(rng, freq)}
    if rng.random() < 0.4:
        parts["INTERVAL"] = rng.randint(1, 13)
    if rng.random() < 0.2:
        parts["WKST"] = rng.choice(["MO", "SU"])
    if rng.random() < 0.15:
        parts["COUNT"] = rng.randint(1, 60)
    elif rng.random() < 0.15:
        until = start + datetime.timedelta(days=rng.randint(0, 20000))
        parts["UNTIL"] = until.strftime("%Y%m%d")
    return ";".join(f"{name}={value}" for name, value in parts.items())


def random_case(rng):
    """DTSTART, a stretch of days and a rule."""
    start = datetime.date(1970, 1, 1) + datetime.timedelta(days=rng.randint(0, 25000))
    # From the start, or from a day far behind it, as planning asks.
    begin = start if rng.random() < 0.5 else start + datetime.timedelta(days=rng.randint(1, 9000))
    end = min(begin + datetime.timedelta(days=rng.randint(30, 9000)), datetime.date(2100, 12, 31))
    return start, begin, end, random_rule(rng, start)


def as_time(date):
    return datetime.datetime.combine(date, datetime.time())


def expected_line(start, begin, end, text, said):
    """What dateutil makes of it; for a rule that was refused, whether that was right."""
    rule = rrulestr(text, dtstart=as_time(start))
    if said.startswith("refused: it names no day"):
        fifty_years = as_time(start.replace(year=start.year + 50, day=min(start.day, 28)))
        return "some day" if rule.between(as_time(start), fifty_years, inc=True) else said
    days = rule.between(as_time(begin), as_time(end), inc=True)
    return " ".join(day.date().isoformat() for day in days)


def main():
    expand, rules, seed = sys.argv[1], int((sys.argv[2:] + [400])[0]), int((sys.argv[3:] + [1])[0])
    rng = random.Random(seed)
    cases = [random_case(rng) for _ in range(rules)]
    asked = "".join(" ".join(map(str, case)) + "\n" for case in cases)
    said = subprocess.run([expand], input=asked, capture_output=True, text=True, check=True,
                          timeout=120).stdout.splitlines()
    assert len(said) == len(cases)
    wrong = compared = 0
    for case, line in zip(cases, said):
        expected = expected_line(*case, line)
        compared += len(expected.split())
        if line != expected:
            wrong += 1
            ours, theirs = set(line.split()), set(expected.split())
            print(f"DTSTART {case[0]}, {case[1]} to {case[2]}: {case[3]}\n"
                  f"  only kith: {sorted(ours - theirs)[:5]} only dateutil: {sorted(theirs - ours)[:5]}")
    print(f"{len(cases)} rules, {compared} days compared, {wrong} rules differ")
    return 1 if wrong or compared < rules else 0


if __name__ == "__main__":
    sys.exit(main())
