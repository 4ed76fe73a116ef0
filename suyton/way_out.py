"""The one way out of a command.

The Temporal SDK's native threads can abort the interpreter while it shuts down (sdk-python#300),
after all work is done, so that a command that succeeded ends with status 134. Leaving without
the interpreter's own shutdown keeps the true status.
"""

import logging
import os
import sys
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End the process with ``status`` once everything written is out."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
