"""Receives webhooks that a key pair signs: WEBHOOK_PUBLIC_KEY=whpk_… python3 receiver_ed25519.py 9000, with Python 3.8
or newer and cryptography (pip install cryptography).
"""

import base64
import os
import re
import sys
import threading
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TOLERANCE_SECONDS = 300
MOST_BYTES = 2 * 1024 * 1024
MOST_IDS = 10_000
# No more keys sign at a time, and to try a value is costly.
MOST_VALUES = 5

# The last ids. A receiver that must not forget has a unique column for them in its database.
seen = OrderedDict()
lock = threading.Lock()


def public_key(text):
    """Behind whpk_ are the 32 bytes of the key."""
    key = base64.b64decode(text[len("whpk_") :]) if text.startswith("whpk_") else b""
    if len(key) != 32:
        sys.exit("WEBHOOK_PUBLIC_KEY has to be a public key, whpk_…")
    return Ed25519PublicKey.from_public_bytes(key)


PUBLIC_KEY = public_key(os.environ.get("WEBHOOK_PUBLIC_KEY", ""))


def is_new(event_id):
    with lock:
        if event_id in seen:
            return False
        seen[event_id] = True
        if len(seen) > MOST_IDS:
            seen.popitem(last=False)
        return True


def signed(event_id, timestamp, signatures, body):
    """webhook-signature has a value for each key that signs now: one of them has to be of this key. Those of a shared
    secret begin with v1, and say nothing here."""
    message = f"{event_id}.{timestamp}.".encode() + body
    values = signatures.split(" ")[:MOST_VALUES]
    return any(fits(value[len("v1a,") :], message) for value in values if value.startswith("v1a,"))


def fits(signature, message):
    try:
        PUBLIC_KEY.verify(base64.b64decode(signature), message)
        return True
    except (InvalidSignature, ValueError):
        return False


def recent(timestamp):
    well_formed = re.fullmatch("[0-9]{1,12}", timestamp)
    return bool(well_formed) and abs(time.time() - int(timestamp)) <= TOLERANCE_SECONDS


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
        if not recent(timestamp) or not signed(event_id, timestamp, signatures, body):
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
