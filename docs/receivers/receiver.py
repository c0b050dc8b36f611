"""Receives webhooks: WEBHOOK_SECRET=whsec_… python3 receiver.py 9000, with Python 3.8 or newer and nothing else.

It checks both signatures to show how; one of them is enough.
"""

import base64
import hashlib
import hmac
import os
import re
import sys
import threading
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ.get("WEBHOOK_SECRET", "")
TOLERANCE_SECONDS = 300
MOST_BYTES = 2 * 1024 * 1024
MOST_IDS = 10_000

# The last ids. A receiver that must not forget has a unique column for them in its database.
seen = OrderedDict()
lock = threading.Lock()


def key_of(secret):
    """Behind whsec_ are 24 bytes or more: with an empty key anybody could sign."""
    key = base64.b64decode(secret[len("whsec_") :]) if secret.startswith("whsec_") else b""
    if len(key) < 24:
        sys.exit("WEBHOOK_SECRET has to be a shared secret, whsec_…")
    return key


KEY = key_of(SECRET)


def is_new(event_id):
    with lock:
        if event_id in seen:
            return False
        seen[event_id] = True
        if len(seen) > MOST_IDS:
            seen.popitem(last=False)
        return True


def standard(event_id, timestamp, signatures, body):
    """webhook-signature, as Standard Webhooks 1.0 has it"""
    mac = digest(KEY, f"{event_id}.{timestamp}.", body)
    expected = "v1," + base64.b64encode(mac).decode()
    return recent(timestamp) and any(same(given, expected) for given in signatures.split(" "))


def synq(header, body):
    """Synq-Signature"""
    first, *signatures = header.split(",")
    timestamp = first[2:] if first.startswith("t=") else ""
    expected = "v1=" + digest(SECRET.encode(), f"{timestamp}.", body).hex()
    return recent(timestamp) and any(same(given, expected) for given in signatures)


def digest(key, prefix, body):
    return hmac.new(key, prefix.encode() + body, hashlib.sha256).digest()


def recent(timestamp):
    well_formed = re.fullmatch("[0-9]{1,12}", timestamp)
    return bool(well_formed) and abs(time.time() - int(timestamp)) <= TOLERANCE_SECONDS


def same(given, expected):
    """In a time that does not tell how much of it is right."""
    return hmac.compare_digest(given.encode(), expected.encode())


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_POST(self):
        self.send_response(self.status())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def status(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or len(length) > 9 or int(length) > MOST_BYTES:
            self.close_connection = True
            return 413 if length.isdecimal() else 411
        # The bytes as they came: parsed and written anew, they would have another signature.
        body = self.rfile.read(int(length))
        event_id = self.headers.get("webhook-id", "")
        timestamp = self.headers.get("webhook-timestamp", "")
        signatures = self.headers.get("webhook-signature", "")
        if not standard(event_id, timestamp, signatures, body) or not synq(
            self.headers.get("Synq-Signature", ""), body
        ):
            print("refused", event_id, flush=True)
            return 401
        if is_new(event_id):
            # Keep it, answer, and only then work on it.
            print("new", event_id, self.headers.get("Synq-Event-Type"), flush=True)
        else:
            print("again", event_id, flush=True)
        return 204

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening", flush=True)
    server.serve_forever()
