"""Questions that were shown by an earlier version are still known, by their theme."""

from __future__ import annotations

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from bot.store.migrations.versions import v0010_cards
from bot.store.session_cards import card_of, questions_of
from facilitation.session import Asked


def test_questions_shown_before_there_were_cards_get_the_theme_of_their_session() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE sessions (group_id INTEGER, number INTEGER, theme TEXT, prompts_shown TEXT)")
        connection.exec_driver_sql(
            "INSERT INTO sessions VALUES (1, 1, 'start', '[]'), (1, 3, 'goals', '[0, 2]'), (2, 3, 'end', '[1]')"
        )
        with Operations.context(MigrationContext.configure(connection)):
            v0010_cards.upgrade()
        rows = connection.exec_driver_sql("SELECT prompts_shown, card FROM sessions ORDER BY group_id, number").all()
    engine.dispose()
    assert [questions_of(shown) for shown, _ in rows] == [(), (Asked("goals", 0), Asked("goals", 2)), (Asked("end", 1),)]
    assert [card_of(card) for _, card in rows] == [None] * 3
