"""The paths by name; the name is also that of its recorded histories."""

from tests.support import council_paths, decision_paths, incident_paths, paths
from tests.support.paths import Path

PATHS: dict[str, Path] = {
    "awarded": paths.awarded,
    "returned-by-the-leader": paths.returned_by_the_leader,
    "returned-by-the-standing-body": paths.returned_by_the_standing_body,
    "withdrawn-before-the-bloc": paths.withdrawn_before_the_bloc,
    "withdrawn-in-the-ballot": paths.withdrawn_in_the_ballot,
    "withdrawn-before-the-council": paths.withdrawn_before_the_council,
    "withdrawn-in-signing": paths.withdrawn_in_signing,
    "withdrawn-as-it-is-signed": paths.withdrawn_too_late,
    "not-acclaimed": paths.not_acclaimed,
    "not-the-top-scorer": paths.not_the_top_scorer,
    "papers-missing-at-the-deadline": paths.papers_missing_at_the_deadline,
    "quorum-missed-in-the-bloc": paths.quorum_missed_in_the_bloc,
    "refused-at-appraisal": paths.refused_at_appraisal,
    "below-the-threshold": council_paths.below_the_threshold,
    "quorum-missed-at-the-council": council_paths.quorum_missed_at_the_council,
    "sitting-cancelled": council_paths.sitting_cancelled,
    "sent-back-by-the-signer": council_paths.sent_back_by_the_signer,
    "signer-without-an-assignment": council_paths.signer_without_an_assignment,
    "held-and-cleared": incident_paths.held_in_appraisal_and_cleared,
    "held-with-a-fault": incident_paths.held_with_a_fault_and_refused,
    "held-before-the-signature": incident_paths.held_before_the_signature,
    "agency-agrees": incident_paths.an_agency_agrees,
    "agency-objects": incident_paths.an_agency_objects,
    "agency-dispensed-with": incident_paths.an_agency_is_not_waited_for,
    "complained-of-and-answered": incident_paths.complained_of_and_answered,
    "late-and-let-in": incident_paths.late_and_let_in,
    "decided-by-the-unit": incident_paths.decided_by_the_unit,
    "straight-to-the-decision": incident_paths.straight_to_the_decision,
    "forwarded": decision_paths.forwarded,
}
