"""From reports to events: which accounts tell of one thing, and what they add up to.

pairs worth comparing → reasons for and against each → groups without a contradiction → events.
"""

from penumbra.fusion.events import known_by
from penumbra.fusion.fuse import fuse
from penumbra.fusion.pairs import Pairing, compare

__all__ = ["Pairing", "compare", "fuse", "known_by"]
