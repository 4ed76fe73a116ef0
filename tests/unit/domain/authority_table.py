"""Who may do what, when: written out by hand from the regulation, as a check on the code.

One line for each act and set of stages: ``act | stages | roles | stage it leads to | reason``.
``=`` means that the stage stays (or that a rule of the noun names the next). These lines are
deliberately not derived from the procedures: a change there must be made here too, by someone
who has asked whether the regulation allows it.

Sources: Law 06/2022/QH15 Art. 79.4 (the Chairman alone decides, so he or who signs for him
signs), 83.1 (the unit puts itself forward and its head answers for it), 84 (dossier), 90.4 (the
council advises), 93 (cancellation and recovery); domain notes 2.1 (bodies), 2.3 (council), 2.5 (blocs), 5.1 and 5.2 (steps).
"""

from dataclasses import dataclass

NOMINATION = """
propose           | new, withdrawn                  | unit_officer            | =                 |
return            | in_bloc                         | bloc_leader bloc_deputy | returned          | reason
return            | in_appraisal, awaiting_council, awaiting_decision | standing_officer | returned | reason
resubmit          | returned                        | unit_officer            | =                 |
withdraw          | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | unit_officer | withdrawn | reason
place_on_slate    | in_bloc                         | process                 | in_ballot         |
take_off_slate    | in_ballot                       | process                 | in_bloc           | reason
acclaim           | in_ballot                       | process                 | acclaimed         |
not_acclaim       | in_bloc, in_ballot, returned    | process                 | not_acclaimed     | reason
report            | acclaimed                       | process                 | =                 |
record_unit_decision | awaiting_unit_decision       | unit_officer            | awarded           |
pass_appraisal    | in_appraisal                    | standing_officer        | =                 |
refuse            | in_appraisal, awaiting_council, awaiting_decision | standing_officer | refused | reason
consult           | in_appraisal                    | standing_officer        | =                 | reason
answer_consultation | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | agency_officer | = |
note_silence      | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | process | = | reason
close_consultation | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | standing_officer | = | reason
waive_lateness    | in_appraisal                    | chairman vice_chairman standing_officer | = | reason
open_hold         | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | standing_officer | = | reason
close_hold        | in_bloc, in_ballot, acclaimed, awaiting_unit_decision, in_appraisal, awaiting_council, in_council, awaiting_decision, in_signing, returned | standing_officer | = | reason
place_on_agenda   | awaiting_council                | process                 | in_council        |
take_off_agenda   | in_council                      | process                 | awaiting_council  | reason
recommend         | in_council                      | process                 | =                 |
not_recommend     | in_council                      | process                 | not_recommended   | reason
place_on_decision | awaiting_decision               | process                 | in_signing        |
send_back         | in_signing                      | process                 | awaiting_decision | reason
note_tie          | in_ballot, in_council           | process                 | =                 | reason
note_put_off      | in_council                      | process                 | =                 | reason
hold_at_council   | in_council                      | process                 | awaiting_council  | reason
send_to_appraisal | in_council                      | process                 | in_appraisal      | reason
award             | in_signing                      | process                 | awarded           |
forward           | in_signing                      | process                 | forwarded         |
correct           | awarded                         | process                 | =                 | reason
cancel_award      | awarded                         | process                 | in_recovery       | reason
record_recovery   | in_recovery                     | standing_officer        | award_cancelled   | reason
complain          | awarded, forwarded, not_acclaimed, refused, not_recommended, award_cancelled | unit_officer | = | reason
answer_complaint  | awarded, forwarded, not_acclaimed, refused, not_recommended, award_cancelled, in_recovery | standing_officer | = | reason
"""

ROUND = """
open_round        | new        | bloc_leader bloc_deputy              | scoring   |
adopt_score_table | scoring    | bloc_leader bloc_deputy              | =         |
submit_self_score | scoring    | unit_officer                         | =         |
cross_check_score | scoring    | unit_officer bloc_leader bloc_deputy | =         |
extend_scoring    | scoring    | bloc_leader bloc_deputy              | =         | reason
adopt_scores      | scoring    | bloc_leader bloc_deputy              | adopted   |
open_ballot       | adopted    | bloc_leader bloc_deputy              | balloting |
extend_ballot     | balloting  | bloc_leader bloc_deputy              | =         | reason
record_count      | balloting  | process                              | counted   |
record_tie        | balloting  | process                              | tied      |
break_tie         | tied       | bloc_leader                          | counted   | reason
hold_second_ballot | tied      | bloc_leader                          | balloting |
miss_quorum       | balloting  | process                              | adopted   | reason
miss_count        | balloting  | process                              | adopted   | reason
report_round      | counted    | bloc_leader bloc_deputy              | reported  |
report_round      | adopted    | bloc_leader bloc_deputy              | reported  | reason
"""

SITTING = """
convene         | new              | council_secretary standing_officer | convened  |
take_off        | convened, voting | process                            | =         | reason
postpone        | convened         | council_secretary standing_officer | =         | reason
record_presence | convened         | council_secretary standing_officer | voting    |
miss_quorum     | convened         | council_secretary standing_officer | =         |
give_opinion    | voting           | council_member                     | =         |
extend_sitting  | voting           | council_secretary standing_officer | =         | reason
conclude        | voting           | process                            | concluded |
record_tie      | voting           | process                            | tied      |
break_tie       | tied             | council_member                     | concluded | reason
hold_second_ballot | tied          | council_member                     | voting    |
miss_count      | voting           | process                            | convened  | reason
cancel          | convened, tied   | council_secretary standing_officer | cancelled | reason
record_stand_in | convened         | council_secretary standing_officer | =         |
record_differing | voting, tied    | council_member                     | =         |
set_aside       | convened, voting | council_secretary standing_officer process | =  | reason
open_item       | voting           | council_secretary standing_officer | =         |
close_item      | voting           | council_secretary standing_officer process | =  |
conclude_empty  | convened         | process                            | concluded |
"""

DECISION = """
draft     | new        | standing_officer       | in_signing |
strike    | in_signing | process                | =          | reason
lapse     | in_signing | process                | lapsed     | reason
strike_recipient | in_signing | vice_chairman chairman    | = | reason
reassign         | in_signing | standing_officer chairman | = | reason
prepare   | in_signing | vice_chairman chairman | =          |
sign      | in_signing | vice_chairman chairman | signed     |
send_back | in_signing, signed | vice_chairman chairman | sent_back  | reason
number    | signed     | records_clerk          | numbered   |
fill      | numbered   | process                | =          |
issue     | numbered   | records_clerk          | issued     |
"""

ASSIGNMENT = """
assign            | new   | chairman | given   |
revoke_assignment | given | chairman | revoked |
"""

CERTIFICATE = """
bind   | new   | administrator | bound   |
unbind | bound | administrator | unbound | reason
"""

FACT = """
declare_fact | new                 | unit_officer standing_officer | declared  |
confirm_fact | declared            | standing_officer              | confirmed |
strike_fact  | declared, confirmed | standing_officer              | struck    | reason
grant_honour | new                 | process                       | decided   |
annul_honour | decided             | process                       | annulled  |
"""

FACT_YEAR = """
close_year | year_open | standing_officer | year_closed |
"""

UNIT = """
rename_unit   | active | standing_officer | =     |
merge_unit    | active | standing_officer | ended |
dissolve_unit | active | standing_officer | ended |
"""

BLOC = """
rotate_bloc | planned | standing_officer | = |
"""


@dataclass(frozen=True)
class Leave:
    """The table's word on one act at one stage."""

    roles: frozenset[str]
    to: str
    """Empty where the stage stays."""
    needs_reason: bool


Table = dict[str, dict[str, Leave]]
"""Act -> stage -> who may, leading where."""


def read(text: str) -> Table:
    """The table behind its text; a stage named twice for one act is a slip of the pen."""
    table: Table = {}
    for row in text.strip().splitlines():
        act, stages, roles, to, reason = (cell.strip() for cell in row.split("|"))
        leave = Leave(frozenset(roles.split()), "" if to == "=" else to, reason == "reason")
        for stage in stages.split(","):
            assert stage.strip() not in table.setdefault(act, {}), (act, stage)
            table[act][stage.strip()] = leave
    return table


TABLES: dict[str, Table] = {
    "nomination": read(NOMINATION),
    "round": read(ROUND),
    "sitting": read(SITTING),
    "decision": read(DECISION),
    "assignment": read(ASSIGNMENT),
    "certificate": read(CERTIFICATE),
    "fact": read(FACT),
    "fact_year": read(FACT_YEAR),
    "unit": read(UNIT),
    "bloc": read(BLOC),
}
