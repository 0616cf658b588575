"""Starts a player and stays until the last of its processes has ended, so that none escapes the count.

    keeper.py COMMAND [ARGUMENT...]

Prints the moment of the start (CLOCK_MONOTONIC, in nanoseconds) and the player's process id. A process whose
parent ends becomes the keeper's child: the player's whole tree always hangs below the keeper, and the time that
dead processes have used is added to the keeper's own account of its children.
"""

import ctypes
import os
import sys
import time

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def main() -> None:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    begun = time.monotonic_ns()
    player = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
    print(begun, player, flush=True)
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


if __name__ == "__main__":
    main()
