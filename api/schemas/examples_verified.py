"""Examples of what anyone may read of a paper."""

from datetime import date

from api.schemas.examples import AT, FLAG, HASH
from api.verifying import CheckedFile
from suyton.domain.decision_issue import PaperStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.examination import Examination, SignatureFacts
from suyton.domain.paper_standing import PaperStanding

STANDING = PaperStanding(
    code="7K3M9QXT24ND",
    number="2051/QĐ-UBND",
    dated_on=date(2023, 12, 20),
    title="Tặng Cờ thi đua năm 2023",
    award_id=FLAG,
    kind=DecisionKind.GRANT,
    province_id="bac-kan",
    signer_name="Phó Chủ tịch",
    capacity="for_the_chairman",
    recipients=("Ban Dân tộc",),
    changes=(),
    sha256=HASH,
)
_FACTS = SignatureFacts(
    "Signature", "CN=Phó Chủ tịch", HASH, True, True, True, True, AT, False, "B-B"
)
CHECKED = CheckedFile(Examination(HASH, True, (_FACTS,), whole=True), PaperStage.ISSUED, STANDING)
