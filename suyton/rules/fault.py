"""What is wrong with a rule file, in one sentence."""


class RulePackFault(Exception):
    """A rule file breaks the rules for rule files: which file, which key, and what is allowed."""

    def __init__(self, file: str, key: str, problem: str, allowed: str) -> None:
        self.file = file
        self.key = key
        self.problem = problem
        self.allowed = allowed
        super().__init__(f"{file}: {key}: {problem}. Allowed: {allowed}.")
