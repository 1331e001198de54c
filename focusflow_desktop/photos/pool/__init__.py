"""A small pool of spawned processes for work on untrusted pictures, with priorities and limits.

Not a ProcessPoolExecutor: there one dead worker breaks every waiting job, and the order is first come first served.
A job is a module-level function; what it gets and gives is pickled; large results travel by shared memory.
"""

from focusflow_desktop.photos.pool.jobs import Limits, Priority, Ticket
from focusflow_desktop.photos.pool.pool import Pool

__all__ = ["Limits", "Pool", "Priority", "Ticket"]
