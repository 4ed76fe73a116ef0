"""How people call what the records know by id. Read once for each page."""

from functools import cached_property

from suyton.domain.authority import BLOC_ROLES, Role
from suyton.domain.organisation import Bloc, Province, Unit
from suyton.ports import Accounts, Records


class Names:
    """Names of units, blocs, bodies and people; an id that is not known is shown as it stands."""

    def __init__(self, records: Records, accounts: Accounts) -> None:
        self._records = records
        self._accounts = accounts

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self._records.units()}

    @cached_property
    def blocs(self) -> dict[str, Bloc]:
        return {bloc.id: bloc for bloc in self._records.blocs()}

    @cached_property
    def provinces(self) -> dict[str, Province]:
        return {province.id: province for province in self._records.provinces()}

    def unit(self, unit_id: str) -> str:
        return self.units[unit_id].name if unit_id in self.units else unit_id

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
