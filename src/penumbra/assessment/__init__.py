"""From claims to who is said to have done it: voices counted, nothing concluded.

Penumbra never states an attribution as its own; it says who says so.
"""

from penumbra.assessment.ledger import RULES, attributions, state_of

__all__ = ["RULES", "attributions", "state_of"]
