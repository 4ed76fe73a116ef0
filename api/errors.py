"""Which HTTP status each refusal gets. Nothing else in the service knows of statuses."""

from suyton.domain.errors import ALL_ERRORS, DomainError

_BY_STATUS: dict[int, tuple[str, ...]] = {
    403: (
        "not_authorised",
        "not_on_roll",
        "not_the_signer",
        "no_live_assignment",
        "own_score",
        "not_in_the_chair",
    ),
    404: ("unknown",),
    409: (
        "wrong_stage",
        "already_proposed",
        "already_voted",
        "already_signed",
        "ballot_closed",
        "ballot_not_open",
        "nomination_not_ready",
        "round_exists",
        "score_missing",
        "stale_revision",
        "not_absent",
        "idempotency_key_reused",
        "case_held",
        "already_consulted",
        "consultation_open",
        "late_unwaived",
        "achievement_rewarded",
        "initiative_used",
        "not_eligible",
        "eligibility_unproven",
        "unit_merged",
        "unit_dissolved",
        "subject_elsewhere",
        "not_a_grant",
        "already_cancelled",
        "no_second_ballot",
        "second_ballot_due",
        "last_recipient",
        "same_signer",
        "chairman_alone",
        "prize_uncertain",
        "no_score_table",
        "scored_by_table",
        "other_table",
        "stand_ins_not_allowed",
        "member_came",
        "item_counted",
        "item_open",
        # The request is right and will succeed once the province has mended its template.
        "template_failed",
        "certificate_taken",
        "document_not_prepared",
        "key_missing",
        "token_absent",
        "certificate_expired",
        "certificate_revoked",
        "certificate_untrusted",
    ),
    413: ("file_too_large",),
    422: (
        "file_too_hard",
        "certificate_unreadable",
        "sign_unprintable",
        "reason_missing",
        "not_a_member",
        "award_unknown",
        "route_unknown",
        "dossier_incomplete",
        "document_missing",
        "score_out_of_range",
        "difference_unexplained",
        "no_candidates",
        "paper_incomplete",
        "paper_foreign",
        "deadline_in_past",
        "deadline_not_later",
        "not_a_seat",
        "mixed_awards",
        "mixed_rules",
        "rules_missing",
        "subject_not_allowed",
        "ground_unknown",
        "round_needed",
        "year_missing",
        "period_reversed",
        "fact_invalid",
        "merger_cycle",
        "change_too_early",
        "change_incomplete",
        "leaders_alike",
        "tie_break_wrong",
        "not_for_this_body",
        "no_seats",
        "mixed_destinations",
        "not_a_recipient",
        "name_unchanged",
        "recovery_too_much",
        "stand_in_has_seat",
        "stand_in_incomplete",
        "stand_in_not_appointed",
        "text_missing",
        "item_unknown",
        "not_by_item",
        "voting_form_fixed",
        "too_many_marks",
        "not_a_mark",
        "criterion_unexplained",
        "table_sum_wrong",
        "criterion_faulty",
        "table_faulty",
        "criterion_unknown",
        "criterion_missing",
        "points_out_of_range",
        "evidence_missing",
        "sheet_file_faulty",
        "own_line",
        "wrong_secret",
        "wrong_certificate",
        "not_signed",
        "document_altered",
        "file_kind_refused",
        "file_misnamed",
        "file_infected",
    ),
    503: (
        "engine_away",
        "entered_untold",
        "ballot_key_missing",
        "paper_unreadable",
        "store_away",
        "store_full",
        "time_stamp_absent",
        "checker_busy",
        "scanner_away",
        "document_damaged",
    ),
}

REFUSALS: dict[str, int] = {code: status for status, codes in _BY_STATUS.items() for code in codes}
"""Status by code, for every error of the domain."""

FAULTS: dict[str, int] = {
    "idempotency_key_missing": 400,
    "request_refused": 400,
    "not_signed_in": 401,
    "sign_in_refused": 401,
    "csrf_missing": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "request_too_large": 413,
    "request_invalid": 422,
    "too_many_attempts": 429,
    "too_many_requests": 429,
    "internal_error": 500,
    "register_away": 503,
}
"""Status by code, for what goes wrong before the domain is asked."""

RETRY_AFTER_SECONDS = 2
"""How soon a caller may try again what could not be answered."""


class ApiFault(Exception):
    """Something stands in the way before the domain is asked; ``code`` is one of FAULTS."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


def status_of(error: DomainError) -> int:
    """The HTTP status of a refusal."""
    return REFUSALS[error.code]


def is_known(code: str) -> bool:
    """Whether the API can answer with this code."""
    return code in FAULTS or code in ALL_ERRORS
