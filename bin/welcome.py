"""Waits until the server answers, then says where it is, what its sandbox can do and who may sign in."""

import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

PATIENCE_SECONDS = 300


def is_running(pid):
    try:
        os.kill(pid, 0)
        return True
    except ProcessLookupError:
        return False


def health(port):
    """The health document, or nothing while nobody answers. A node that is not ready answers 503."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/q/health/ready", timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as not_ready:
        return json.load(not_ready)
    except (urllib.error.URLError, TimeoutError, ValueError):
        return None


def main(port, data, pid):
    deadline = time.monotonic() + PATIENCE_SECONDS
    report = health(port)
    while report is None and is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.5)
        report = health(port)
    if report is None:
        sys.exit("Interlock did not start; see the log above.")
    print(f"\nInterlock is at http://127.0.0.1:{port}")
    for check in report["checks"]:
        facts = ", ".join(f"{key} {value}" for key, value in check.get("data", {}).items() if value != "")
        print(f"  {check['name']}: {check['status']}" + (f" ({facts})" if facts else ""))
    first = pathlib.Path(data, "first-admin.txt")
    if first.exists():
        name, password = first.read_text(encoding="utf-8").splitlines()[:2]
        print(f"  first admin: sign in as {name} with {password} (kept in {first} until then)")
    print("  Ctrl+C ends it; running jobs go back to the queue.\n")


main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
