"""Who handed a file in, and which cases name it. The bytes lie in the store."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from suyton.persistence.tables.base import Base


class HandedInRow(Base):
    """A file that an account handed in, and what it was called then."""

    __tablename__ = "documents_handed_in"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime]


class DocumentUseRow(Base):
    """A chain of the book in which some entry, or a sheet that an entry names, names a file."""

    __tablename__ = "document_uses"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    chain: Mapped[str] = mapped_column(primary_key=True)
