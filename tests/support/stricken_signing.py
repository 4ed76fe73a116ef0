"""Workers and APIs that are struck on a paper's way: ``python -m tests.support.stricken_signing worker numbered``.

The struck process ends by SIGKILL, as when the machine loses power there, at the first call of
its point.
"""
