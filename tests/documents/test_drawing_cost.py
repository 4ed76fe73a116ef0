"""What drawing a long list costs, in a process of its own, as a worker draws it again and again."""

from bench.papers import AIM_MB, AIM_MS, drawn_in_a_process


def test_lists_of_four_hundred_names_keep_within_a_second_and_two_hundred_megabytes() -> None:
    cost = drawn_in_a_process(papers=12)
    assert cost.first_ms < AIM_MS
    assert cost.one_mb < AIM_MB
    assert cost.many_mb < AIM_MB, "what was drawn before is not forgotten"
