"""A worker process that does not outlive the process that started it."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread


def leave_with_parent() -> None:
    """End this process as soon as its parent is gone; a pool alone would wait for work for ever.

    An interrupt from the terminal ends it without a word: what it had in hand is computed again.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()
