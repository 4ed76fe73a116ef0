"""Column types that give back exactly what was stored, on both databases.

An entry's hash covers its moment to the microsecond, so a time that came back rounded, or in
another zone without saying so, would break the chain.
"""

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, Numeric, String
from sqlalchemy.types import TypeDecorator, TypeEngine

EnumT = TypeVar("EnumT", bound=StrEnum)

BIG_ID = BigInteger().with_variant(Integer(), "sqlite")
"""A counting key. SQLite numbers rows by itself only under the type name INTEGER."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, to the microsecond, given back in UTC.

    PostgreSQL keeps it as TIMESTAMPTZ; SQLite as ISO text of one fixed width, which sorts in
    the order of time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(32))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must say its zone")
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        return moment.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as it was written, trailing zeros included. SQLite has no such type: text."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(40))
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> object:
        if value is None or dialect.name != "sqlite":
            return value
        return str(value)

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


class EnumText(TypeDecorator[EnumT], Generic[EnumT]):
    """A StrEnum kept as its word. A database enum would need a migration for every new word."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[EnumT]) -> None:
        super().__init__(40)
        self.kind = kind

    def process_bind_param(self, value: EnumT | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: object, dialect: Dialect) -> EnumT | None:
        return None if value is None else self.kind(str(value))


class Structured(TypeDecorator[Any]):
    """A small domain structure, such as a case's holds, kept as JSON by its declared type.

    It is read and written whole with its case and never asked for by its parts; what people
    search by has a column of its own.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__(none_as_null=True)
        self.kind = kind

    @cached_property
    def _reader(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._reader.dump_python(value, mode="json")

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._reader.validate_python(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return self.impl_instance
