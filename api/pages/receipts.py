"""The receipt of an act, carried to the next page in a cookie that lives for one page."""

import re
from dataclasses import dataclass

from api.pages.addresses import case_address
from suyton.domain.audit import Receipt
from suyton.domain.ballot import BallotReceipt
from suyton.domain.receipts import CAST_TAG

RECEIPT_COOKIE = "suyton_receipt"
RECEIPT_SECONDS = 60

AnyReceipt = Receipt | BallotReceipt


def case_of(receipt: AnyReceipt) -> str:
    """The page of the case that a receipt is for."""
    chain = receipt.chain if isinstance(receipt, Receipt) else f"ballot:{receipt.ballot_id}"
    return case_address(chain)


_FORM = re.compile(r"([a-z_:]{1,60})\.(\d{1,9})\.([0-9a-f]{12})")


@dataclass(frozen=True)
class ShownReceipt:
    """What the next page says of an act: its audit tag, its place in the book and its seal."""

    tag: str
    sequence: int
    seal: str


def written(receipt: AnyReceipt) -> str:
    """The receipt as the cookie carries it."""
    tag = receipt.tag if isinstance(receipt, Receipt) else CAST_TAG
    return f"{tag}.{receipt.sequence}.{receipt.hash[:12]}"


def read_receipt(said: str) -> ShownReceipt | None:
    """The receipt in a cookie; None for none, or for anything this service did not write."""
    found = _FORM.fullmatch(said)
    return None if found is None else ShownReceipt(found[1], int(found[2]), found[3])
