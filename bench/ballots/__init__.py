"""``python -m bench ballots``: what casting costs, as ratios to what it stands on, in one run."""
