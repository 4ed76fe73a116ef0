"""The declarative base: one naming convention, and how Python types become columns.

Rows refer by foreign key to their own parent only. A noun is written by its own workflow in
its own time, so a key from one noun to another would make one writer wait for another.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from suyton.persistence.column_types import ExactDecimal, UtcDateTime

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Json = dict[str, Any]
JsonList = list[dict[str, Any]]
NameList = list[str]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: UtcDateTime(),
        Decimal: ExactDecimal(),
        Json: JSON(none_as_null=True),
        JsonList: JSON(none_as_null=True),
        NameList: JSON(none_as_null=True),
    }
