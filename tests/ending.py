"""A guard against work that runs away with long input: such work takes minutes or hours where this allows one minute.

It measures nothing: honest work takes a small part of the minute, on a slow and busy machine too. How time grows with the
input is measured by `bench/growth.py`.
"""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
FAR_TOO_LONG = 60  # seconds of the processor


def ended(work: Callable[[], Result]) -> Result:
    """What the work gives; an AssertionError where it took a minute of the processor."""
    started = time.process_time()
    result = work()
    assert time.process_time() - started < FAR_TOO_LONG, "this ran away with its input"
    return result
