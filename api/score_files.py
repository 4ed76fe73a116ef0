"""A unit's score sheet as a file: the same for programs and for the pages."""

from urllib.parse import quote

from starlette.responses import Response

from suyton.domain.bloc_round import BlocRound
from suyton.domain.errors import NoScoreTable
from suyton.ports import Records, ScoreSpreadsheets, SheetToFill
from suyton.wording import Language, Wording

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_VOCABULARIES = ("sheet_file.", "criterion_kind.")


def sheet_to_fill(records: Records, round_: BlocRound, unit_id: str) -> SheetToFill:
    """The unit's own sheet as it stands; raises NotAMember, NoScoreTable."""
    line = round_.line(unit_id)
    if round_.table is None:
        raise NoScoreTable()
    if line.self_sheet is None:
        return SheetToFill(round_.id, unit_id, round_.table)
    own = records.score_sheets(round_)[line.self_sheet.sha256]
    return SheetToFill(round_.id, unit_id, round_.table, own.lines)


def download(
    files: ScoreSpreadsheets, sheet: SheetToFill, wording: Wording, language: Language
) -> Response:
    """The file, always as a download."""
    labels = {
        key.removeprefix(prefix): said
        for prefix in _VOCABULARIES
        for key, said in wording.sentences[language].items()
        if key.startswith(prefix)
    }
    name = quote(f"{sheet.round_id}-{sheet.unit_id}.xlsx", safe="")
    return Response(
        files.write(sheet, labels),
        media_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Cache-Control": "no-store",
        },
    )
