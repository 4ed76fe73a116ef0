"""The regulation in plain Python: pure functions of state, act and the given time."""
