"""How people call what the records know by id. Read once for each page."""

from datetime import date
from functools import cached_property

from suyton.domain.authority import BLOC_ROLES, Role
from suyton.domain.organisation import Bloc, Province
from suyton.domain.unit_history import UnitHistories
from suyton.ports import Accounts, Records


class Names:
    """Names of units, blocs, bodies and people; an id that is not known is shown as it stands."""

    def __init__(self, records: Records, accounts: Accounts, today: date) -> None:
        self._records = records
        self._accounts = accounts
        self._today = today

    @cached_property
    def histories(self) -> UnitHistories:
        return self._records.unit_histories()

    @cached_property
    def units(self) -> dict[str, str]:
        """Each unit's own name of today; of one that has ended, its last."""
        every = self.histories.by_id.values()
        return {unit.unit_id: unit.name_on(self._today) for unit in every}

    @cached_property
    def blocs(self) -> dict[str, Bloc]:
        return {bloc.id: bloc for bloc in self._records.blocs()}

    @cached_property
    def provinces(self) -> dict[str, Province]:
        return {province.id: province for province in self._records.provinces()}

    def unit(self, unit_id: str) -> str:
        return self.units.get(unit_id, unit_id)

    def is_active(self, unit_id: str) -> bool:
        """Whether the unit has not ended; one that is not known is taken to go on."""
        unit = self.histories.by_id.get(unit_id)
        return unit is None or unit.is_active_on(self._today)

    def unit_printed(self, unit_id: str) -> str:
        """What a unit is called today: as itself, or as the unit that carries it on."""
        if unit_id not in self.units:
            return unit_id
        return self.histories.printed_on(unit_id, self._today)

    def bloc(self, bloc_id: str) -> str:
        return self.blocs[bloc_id].name if bloc_id in self.blocs else bloc_id

    def scope(self, role: str, scope_id: str) -> str:
        """The unit, bloc or body at which a role is held, or on whose behalf someone acted."""
        if role == Role.UNIT_OFFICER:
            return self.unit(scope_id)
        if role in BLOC_ROLES:
            bloc_id, _, year = scope_id.partition("/")
            return f"{self.bloc(bloc_id)}, {year}" if year else self.bloc(bloc_id)
        if scope_id.startswith("sitting:"):
            return self._records.sitting(scope_id.removeprefix("sitting:")).council_name
        return self._bodies.get(scope_id) or self.people.get(scope_id, scope_id)

    @cached_property
    def people(self) -> dict[str, str]:
        """Names by account id."""
        return {account.id: account.name for account in self._accounts.accounts()}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for province in self.provinces.values():
            found[province.id] = province.name
            found[province.standing_body_id] = province.standing_body_name
            if province.council_id:
                found[province.council_id] = self._records.council(province.council_id).name
        return found
