"""The extensions, made once and bound to the application in app.py."""

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from drafting.models import Base

db = SQLAlchemy(metadata=Base.metadata)
login_manager = LoginManager()
migrate = Migrate(render_as_batch=True, compare_type=True)
csrf = CSRFProtect()
babel = Babel()
