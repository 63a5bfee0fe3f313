"""What persons judged, put over what the machine read: pure, and after it nothing overrides them.

``again`` knows a judged claim again after the reading has changed, ``claims`` takes wrong ones out and puts corrected
ones in, ``findings`` sets persons' verdicts beside the machine's. What is one incident and what is two is for link.
"""

from truceline.heed.again import known_again
from truceline.heed.claims import heed_meaning, heed_reading
from truceline.heed.findings import heed_findings

__all__ = ["heed_findings", "heed_meaning", "heed_reading", "known_again"]
