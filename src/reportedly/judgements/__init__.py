"""Judge: are two claims one utterance? Are they about one happening?

A judgement is posted, never edited; a later one on the same pair supersedes it, and a person's wins over a machine's.
"""

from reportedly.judgements.clusters import partition
from reportedly.judgements.judges import RULE, by_pair, judge
from reportedly.judgements.verdicts import Judgement, Same, Verdict

__all__ = ["RULE", "Judgement", "Same", "Verdict", "by_pair", "judge", "partition"]
