"""Count a published ballot again: ``python recount.py count.json``. Standard library alone.

Written from docs/published-count.md and from nothing else, as any other program can be. It ends
with 0 where the totals are those of the papers and with 1 where they are not.
"""

import json
import sys


def least(share, total):
    """The least whole number that is at least, or more than, a share of the total."""
    part = share["numerator"] * total
    if share.get("more_than"):
        return part // share["denominator"] + 1
    return -(-part // share["denominator"])


def counted(document):
    """The lines of the tally as the papers and written opinions give them."""
    ballot, total = document["ballot"], document["ballot"]["electorate"]
    rules = {line["award_id"]: line["rule"] for line in ballot["rules"]}
    papers = [paper["choices"] for paper in document["papers"]] + document["opinions"]
    cut = {line["nomination_id"]: line["choices"] for line in document.get("lines", ())}
    cast = len(document["sealed"]) + len(document["opinions"]) if cut else len(papers)
    on_council = ballot["voter_role"] == "council_member"
    present = max(len(ballot["roll"]), cast) if on_council else cast
    quorum = max(least(rules[one["award_id"]]["quorum"], total) for one in ballot["slate"])
    lines = []
    for one in ballot["slate"]:
        rule, name = rules[one["award_id"]], one["nomination_id"]
        said = [paper[name] for paper in papers if name in paper] + cut.get(name, [])
        recusal = rule.get("recusal", "none")
        own = [voter for voter in ballot["roll"] if voter["id"] == one["unit_id"]]
        recused = len(own) if recusal != "none" else 0
        base = total - recused if recusal == "drops" else total
        needed = max(1, least(rule["threshold"], base))
        votes = {choice: said.count(choice) for choice in ("yes", "no", "abstain")}
        carried = "carried" if votes["yes"] >= needed else "below_threshold"
        result = carried if present >= quorum else "quorum_missed"
        names = {name: one[name] for name in ("nomination_id", "unit_name", "award_id")}
        lines.append({**names, **votes, "needed": needed, "result": result})
        if recused:
            lines[-1]["recused"] = recused
    for award_id, rule in rules.items():
        within_quota([line for line in lines if line["award_id"] == award_id], rule, document)
    return lines


def within_quota(lines, rule, document):
    """Mark those that passed but have no place, and those tied for the last place."""
    tie, quota, again = rule.get("tie", "ranking"), rule["quota"], rule.get("second_ballots", 0)
    ranks = enumerate(document["ranking"] if tie == "ranking" else ())
    places = {name: place for place, equals in ranks for name in equals}
    passed = [line for line in lines if line["result"] == "carried"]
    if quota is None or len(passed) <= quota:
        return
    merits = {
        line["nomination_id"]: (-line["yes"], places.get(line["nomination_id"], len(places)))
        for line in passed
    }
    order = sorted(merits.values())
    tied = quota > 0 and order[quota - 1] == order[quota]
    for line in passed:
        if tied and merits[line["nomination_id"]] == order[quota]:
            left = "tie_open" if tie == "casting" else "tie_lost"
            line["result"] = "tie_again" if again else left
        elif merits[line["nomination_id"]] >= order[quota]:
            line["result"] = "over_quota"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        published = json.load(file)
    agrees = counted(published) == published["tally"]["lines"]
    print("The totals are those of the papers." if agrees else "The totals are WRONG.")
    sys.exit(0 if agrees else 1)
