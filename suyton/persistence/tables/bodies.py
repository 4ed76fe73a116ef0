"""The province's bodies: units, blocs by year, the council and its seats."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from suyton.persistence.tables.base import Base, NameList


class ProvinceRow(Base):
    __tablename__ = "provinces"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    standing_body_id: Mapped[str]
    standing_body_name: Mapped[str]
    council_id: Mapped[str]


class UnitRow(Base):
    __tablename__ = "units"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]


class BlocRow(Base):
    __tablename__ = "blocs"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    province_id: Mapped[str]


class BlocYearRow(Base):
    __tablename__ = "bloc_years"

    bloc_id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    leader_unit_id: Mapped[str]
    deputy_unit_id: Mapped[str]
    member_unit_ids: Mapped[NameList]
    """In the order of the founding decision."""


class CouncilRow(Base):
    __tablename__ = "councils"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    province_id: Mapped[str]
    founding_decision: Mapped[str]
    seats: Mapped[list["CouncilSeatRow"]] = relationship(
        order_by="CouncilSeatRow.position", cascade="all, delete-orphan", lazy="selectin"
    )


class CouncilSeatRow(Base):
    __tablename__ = "council_seats"

    council_id: Mapped[str] = mapped_column(
        ForeignKey("councils.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[str]
    name: Mapped[str]
    post: Mapped[str]
    on_committee: Mapped[bool]
    votes: Mapped[bool]
