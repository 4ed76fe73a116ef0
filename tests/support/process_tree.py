"""Which process started which, and whether it still runs."""

import os
import subprocess


def children_of(parent: int) -> list[int]:
    """Processes whose parent is this one; read from /proc, or asked of ps elsewhere."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, ppid in pairs if int(ppid) == parent]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
