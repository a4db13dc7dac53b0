"""Reads a calendar as READER does and prints [[uid, summary, description], ...] as JSON.

Fails on everything the reader complains of. usage: read_calendar.py icalendar|vobject FILE
"""

import json
import sys


def with_icalendar(data):
    import icalendar

    calendar = icalendar.Calendar.from_ical(data)
    for component in calendar.walk():
        assert not component.errors, component.errors
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar
    for component in calendar.walk():
        if component.name in ("VEVENT", "VTODO"):
            component.decoded("dtstart" if component.name == "VEVENT" else "due")
            component.decoded("dtstamp")
            yield [str(component[k]) if k in component else "" for k in ("uid", "summary", "description")]


def with_vobject(data):
    import vobject

    calendars = list(vobject.readComponents(data.decode("utf-8")))
    assert len(calendars) == 1
    calendars[0].validate(raiseException=True)
    for component in calendars[0].components():
        if component.name in ("VEVENT", "VTODO"):
            yield [component.getChildValue(k, "") for k in ("uid", "summary", "description")]


with open(sys.argv[2], "rb") as file:
    readers = {"icalendar": with_icalendar, "vobject": with_vobject}
    print(json.dumps(list(readers[sys.argv[1]](file.read()))))
