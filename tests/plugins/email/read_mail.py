"""Reads one mail on standard input with Python's own parser and says what is in it, as one JSON object."""
import base64
import email
import email.policy
import json
import sys

message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
defects = [repr(defect) for part in message.walk() for defect in part.defects]
defects += [repr(defect) for part in message.walk() for name in part.keys() for defect in part[name].defects]
parts = {part.get_content_type(): part for part in message.walk()}
calendar = parts.get("text/calendar")
print(json.dumps({
    "defects": defects,
    "header": {name.lower(): str(value) for name, value in message.items()},
    "names": message.keys(),
    "structure": [part.get_content_type() for part in message.walk()],
    "to": [address.addr_spec for address in message["to"].addresses],
    "date": message["date"].datetime.isoformat(),
    "plain": parts["text/plain"].get_content(),
    "html": parts["text/html"].get_content(),
    "attachment": calendar and {"name": calendar.get_filename(), "disposition": calendar.get_content_disposition(),
                                "parameters": dict(calendar["content-type"].params),
                                "bytes": base64.b64encode(calendar.get_payload(decode=True)).decode()},
}))
