"""What may be added to a signed paper, and what else counts as a change."""

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm, enumerate_sig_fields

POLICY = StandardDiffPolicy(
    DEFAULT_DIFF_POLICY.global_rules,
    FormUpdatingRule(
        [
            SigFieldCreationRule(),
            SigFieldModificationRule(),
            # Number and date get a drawing of their own, so the old one never changes in its place.
            # With its usual rule pyHanko takes one drawn before the seal for a change after it.
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ]
    ),
)


def only_adds(
    reader: PdfFileReader,
    after_revision: int,
    fillable: set[str],
    locked: FieldMDPSpec | None = None,
    certified: MDPPerm | None = None,
) -> bool:
    """What follows a revision is signatures, proofs of time, and values of ``fillable`` alone.

    ``locked`` and ``certified`` are what the signature of that revision itself forbids.
    """
    added = POLICY.review_file(reader, after_revision, field_mdp_spec=locked, doc_mdp=certified)
    if isinstance(added, SuspiciousModification):
        return False
    signature_fields = {name for name, _, _ in enumerate_sig_fields(reader)}
    return (
        added.modification_level <= ModificationLevel.FORM_FILLING
        and added.changed_form_fields <= fillable | signature_fields
    )
