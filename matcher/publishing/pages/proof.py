"""How good the plan is proved to be, in words."""

from collections.abc import Mapping, Sequence

from matcher.domain.plan import Tier
from matcher.publishing.one_line import in_words

AIMS: Mapping[str, str] = {
    "hard": "the rules that always hold",
    "promises": "promises kept",
    "placed_and_cover": "families placed and venues covered",
    "quality": "ideal cover and languages",
    "changes": "fewest changes",
    "fairness": "a fair share for everybody",
    "wishes": "wishes and short walks",
    "canonical": "the draw between equals",
}


def aim(tier: Tier) -> str:
    """What a tier is for, in a coordinator's words."""
    return AIMS.get(tier.name, tier.name)


def proof_sentence(tiers: Sequence[Tier]) -> str:
    """What is proved, aim by aim in the order they were settled; no numbers."""
    if not tiers:
        return "No proof comes with this plan."
    open_aims = [aim(tier) for tier in tiers if not tier.proved]
    if not open_aims:
        sentence = "Proved best: no other plan does better on one aim without doing worse on an earlier one."
    elif len(open_aims) == len(tiers):
        sentence = "Nothing is proved yet: a longer search might find a better plan."
    else:
        proved = len(tiers) - len(open_aims)
        sentence = f"Proved best on {proved} of {len(tiers)} aims; not yet proved for {in_words(open_aims)}."
    if not any(tier.proved and tier.given for tier in tiers):
        return sentence
    return f"{sentence} For later aims the proof takes the pairs as they stand."
