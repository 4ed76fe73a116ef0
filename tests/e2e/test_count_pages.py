"""The published count and one's own receipts, as people read them."""

import httpx
import pytest

from suyton import count_file
from suyton.domain.audit import SealedEntry
from suyton.domain.receipts import CAST_TAG, receipt_of
from suyton.domain.recount import examine
from tests.e2e.page_reading import read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in

BALLOT = "2023.vhxh.b1"
COUNT = f"/ballots/{BALLOT}/count"


async def shown(visitor: httpx.AsyncClient, address: str) -> str:
    answer = await visitor.get(address)
    assert answer.status_code == 200, address
    return " ".join(read_page(answer.text).text.split())


def casts(populated: Province, ballot_id: str) -> list[SealedEntry]:
    entries = populated.database.records.chain(f"ballot:{ballot_id}")
    return [sealed for sealed in entries if sealed.entry.tag == CAST_TAG]


async def test_the_bloc_reads_totals_arithmetic_both_lists_and_how_to_count_again(
    visitor: httpx.AsyncClient, populated: Province
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    page = await shown(visitor, COUNT)
    published = populated.database.box.published(BALLOT)
    voters = len(published.ballot.roll)
    assert f"{voters} đồng ý + 0 không đồng ý + 0 không có ý kiến + 0 không bỏ phiếu" in page
    assert f"Các phiếu đã mở ({voters})" in page
    assert "Mọi điều đều khớp." in page
    assert not [one for one in published.sealed if one not in page]
    assert f"suyton verify count {BALLOT}.count.json" in page
    assert count_file.sum_of(count_file.to_text(published)) in page


async def test_the_file_behind_the_page_is_the_one_that_can_be_counted_again(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    (link,) = [one for one in read_page((await visitor.get(COUNT)).text).links if "/api/" in one]
    answer = await visitor.get(link)
    assert not examine(count_file.from_bytes(answer.content)).wrong


async def test_a_voter_finds_the_paper_of_their_receipt_and_no_other(
    visitor: httpx.AsyncClient, populated: Province
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    paper = receipt_of(casts(populated, BALLOT)[0]).paper
    assert f"Phiếu có mã {paper} nằm trong hòm." in await shown(visitor, f"{COUNT}?paper={paper}")
    missing = await visitor.get(COUNT, params={"paper": "<b>ab</b>"})
    assert "Không có phiếu nào mang mã &lt;b&gt;ab&lt;/b&gt; trong hòm." in missing.text
    assert "trong hòm." not in (await visitor.get(COUNT)).text.replace("nằm trong hòm khi", "")


@pytest.mark.parametrize("login", ["so-cong-thuong", "quan-tri"])
async def test_nobody_else_reads_the_count(visitor: httpx.AsyncClient, login: str) -> None:
    await sign_in(visitor, login)
    for address in (COUNT, f"/api/v1{COUNT}"):
        assert (await visitor.get(address)).status_code == 404


async def test_an_open_ballot_has_no_count_yet(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "so-cong-thuong")
    address = "/ballots/2024.kinh-te.b1/count"
    assert (await visitor.get(address)).status_code == 409
    assert (await visitor.get(f"/api/v1{address}")).json()["code"] == "wrong_stage"


async def test_each_sees_their_own_receipts_and_nobody_elses(
    visitor: httpx.AsyncClient, populated: Province
) -> None:
    papers = {one.entry.facts["voter"]: receipt_of(one) for one in casts(populated, BALLOT)}
    mine = papers.pop("ban-dan-toc")
    await sign_in(visitor, "ban-dan-toc")
    for address in ("/receipts", f"/ballots/{BALLOT}"):
        page = await shown(visitor, address)
        # The book below tells that everyone's paper is in; a receipt is only for one's own.
        receipts = page if address == "/receipts" else page[: page.rindex("Lịch sử")]
        assert mine.paper in receipts
        assert mine.hash in receipts
        assert not [other for other in papers.values() if other.paper in receipts]
    (told,) = (await visitor.get("/api/v1/receipts")).json()["items"]
    assert (told["paper"], told["hash"]) == (mine.paper, mine.hash)


@pytest.mark.parametrize("login", ["so-noi-vu", "kiem-toan", "quan-tri", "chu-tich"])
async def test_who_has_cast_no_paper_has_no_receipt(visitor: httpx.AsyncClient, login: str) -> None:
    await sign_in(visitor, login)
    assert "Bạn chưa bỏ phiếu nào." in await shown(visitor, "/receipts")
    assert (await visitor.get("/api/v1/receipts")).json()["items"] == []


async def test_receipts_are_shown_to_nobody_who_has_not_signed_in(
    visitor: httpx.AsyncClient,
) -> None:
    assert (await visitor.get("/api/v1/receipts")).status_code == 401
    assert (await visitor.get("/receipts")).status_code == 303
