"""The ground every table stands on: names, times, and what may never be rewritten."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, MetaData, String, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always aware and in UTC; SQLite keeps no zone, so we give it back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table's parent; Flask-SQLAlchemy is handed its metadata, so that tables know no Flask."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        UUID: Uuid(),
        str: Text(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
        list[str]: JSON(),
    }

    #: Rows of such a table are never updated or deleted: the database itself refuses (see migrations).
    append_only: ClassVar[bool] = False


def key() -> Mapped[UUID]:
    """Return a primary key that tells nothing: no order, no count, no gap."""
    return mapped_column(Uuid(), primary_key=True, default=uuid4)


def word(length: int = 64) -> Any:
    """Return a column for one word of a closed list or a short name."""
    return mapped_column(String(length))


def append_only_tables() -> tuple[str, ...]:
    """Return the names of the tables whose rows are never updated or deleted."""
    return tuple(
        sorted(
            str(mapper.class_.__tablename__) for mapper in Base.registry.mappers if mapper.class_.append_only
        )
    )
