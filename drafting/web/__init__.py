"""Pages, one blueprint per noun."""

from flask import Flask

from drafting.web import (
    access,
    adoption,
    amendments,
    auth,
    checks,
    choosing,
    circulation,
    comparison,
    desk,
    errors,
    exports,
    floor,
    furniture,
    health,
    joining,
    ladder,
    matrix,
    mine,
    notes,
    office,
    packages,
    paragraphs,
    parties,
    positions,
    private,
    proceedings,
    record,
    rules,
    seats,
    settings,
    silence,
    text,
    traceability,
    tray,
)


def init_app(app: Flask) -> None:
    """Hang the pages, the doorman, the refusals and the furniture of the templates into the application."""
    for module in (
        auth,
        text,
        paragraphs,
        positions,
        private,
        amendments,
        desk,
        tray,
        ladder,
        packages,
        mine,
        comparison,
        office,
        exports,
        record,
        health,
        joining,
        parties,
        seats,
        settings,
        checks,
        choosing,
        matrix,
        rules,
        proceedings,
        silence,
        adoption,
        traceability,
        notes,
        floor,
        circulation,
    ):
        app.register_blueprint(module.bp)
    access.init_app(app)
    errors.init_app(app)
    furniture.init_app(app)
