"""Refusals about scores: the figures, the bloc's score table, and the sheets filled by it."""

from suyton.domain.refusal import DomainError


class ScoreOutOfRange(DomainError):
    code = "score_out_of_range"
    sentence = "A score lies between 0 and {maximum}; {given} was given for {unit}."


class ScoreMissing(DomainError):
    code = "score_missing"
    sentence = (
        "Scores are still missing for: {units}. Wait for them, or until the scoring deadline."
    )


class OwnScore(DomainError):
    code = "own_score"
    sentence = "A unit does not cross-check its own score; another unit or the leader does."


class DifferenceUnexplained(DomainError):
    code = "difference_unexplained"
    sentence = "The score for {unit} changes from {before} to {after}: give the reason."


class CriterionUnexplained(DomainError):
    code = "criterion_unexplained"
    sentence = (
        "{unit}, criterion {criterion}: the points change from {before} to {after}. "
        "Give the reason beside that criterion."
    )


class NoScoreTable(DomainError):
    code = "no_score_table"
    sentence = "The bloc has not adopted a score table for this year: give one score in all."


class ScoredByTable(DomainError):
    code = "scored_by_table"
    sentence = (
        "The bloc scores by its table, version {version}: give the points of each criterion; "
        "the total is computed."
    )


class OtherTable(DomainError):
    code = "other_table"
    sentence = (
        "This sheet is filled by version {given} of the score table; version {version} holds now. "
        "Take the new table and fill it again."
    )


class TableSumWrong(DomainError):
    code = "table_sum_wrong"
    sentence = (
        "The maxima of the criteria add up to {total}; without bonuses they must make {maximum}."
    )


class CriterionFaulty(DomainError):
    code = "criterion_faulty"
    sentence = (
        "Criterion {criterion}: {field} is “{given}”. A criterion has a code of its own, a name, "
        "and a maximum above 0 with at most {decimals} decimals."
    )


class TableFaulty(DomainError):
    code = "table_faulty"
    sentence = (
        "{field} of the score table is {given}. A table has 1 to {criteria} criteria, "
        "0 to {decimals} decimals, and a bonus of 0 or more in all."
    )


class CriterionUnknown(DomainError):
    code = "criterion_unknown"
    sentence = "The bloc's score table has no criterion {criterion}, or it is given twice."


class CriterionMissing(DomainError):
    code = "criterion_missing"
    sentence = "Criterion {criterion} has no points. Give a number from 0 to {maximum}."


class PointsOutOfRange(DomainError):
    code = "points_out_of_range"
    sentence = (
        "Criterion {criterion} takes 0 to {maximum} points with at most {decimals} decimals; "
        "{given} was given."
    )


class EvidenceMissing(DomainError):
    code = "evidence_missing"
    sentence = "Criterion {criterion} is given points: attach the evidence that the table asks for."


class SheetFileFaulty(DomainError):
    code = "sheet_file_faulty"
    sentence = "The file has {count} faults and nothing was taken from it: {cells}."
