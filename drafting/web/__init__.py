"""Pages, one blueprint per noun."""

from flask import Flask

from drafting.web import (
    access,
    amendments,
    auth,
    comparison,
    desk,
    errors,
    exports,
    furniture,
    health,
    mine,
    office,
    paragraphs,
    private,
    record,
    text,
)


def init_app(app: Flask) -> None:
    """Hang the pages, the doorman, the refusals and the furniture of the templates into the application."""
    for module in (
        auth,
        text,
        paragraphs,
        private,
        amendments,
        desk,
        mine,
        comparison,
        office,
        exports,
        record,
        health,
    ):
        app.register_blueprint(module.bp)
    access.init_app(app)
    errors.init_app(app)
    furniture.init_app(app)
