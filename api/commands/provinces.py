"""Which province a case belongs to."""

from suyton.domain.errors import Unknown
from suyton.domain.organisation import Province
from suyton.ports import Records


def province_of(records: Records, province_id: str) -> Province:
    """The province with this id; raises Unknown."""
    for province in records.provinces():
        if province.id == province_id:
            return province
    raise Unknown(noun="province", id=province_id)
