"""Which screen stands at which place: the one table from routes to screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from ui import routes
from ui.models.counter import Counter
from ui.routes import Route

Make = Callable[[Counter, Route], QWidget]


class Places:
    """Builds the screen of a route. Screens are imported when they are first shown, so that the window starts fast."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, route: Route) -> QWidget:
        """A new screen for ``route``."""
        return _MAKERS[type(route)](self._counter, route)


def _login(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.login import LoginScreen

    return LoginScreen(counter)


def _first_start(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.first_start import FirstStartScreen

    return FirstStartScreen(counter)


def _home(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.home import HomeScreen

    return HomeScreen(counter)


def _new_case(counter: Counter, route: Route) -> QWidget:
    from ui.screens.case_steps import new_case_screen

    return new_case_screen(counter, cast("routes.NewCase", route))


def _in_case(counter: Counter, route: Route) -> QWidget:
    from ui.screens.case_steps import step_screen

    return step_screen(counter, cast("routes.InCase", route))


def _tracking(counter: Counter, route: Route) -> QWidget:
    from ui.screens.tracking import TrackingScreen

    wanted = cast("routes.Tracking", route)
    return TrackingScreen(counter, wanted.chip, wanted.text)


def _detail(counter: Counter, route: Route) -> QWidget:
    from ui.screens.detail import DetailScreen

    return DetailScreen(counter, cast("routes.Detail", route).case)


def _returned(counter: Counter, route: Route) -> QWidget:
    from ui.screens.returned import ReturnedScreen

    return ReturnedScreen(counter, cast("routes.Returned", route).case)


def _issued(counter: Counter, route: Route) -> QWidget:
    from ui.screens.issued import IssuedScreen

    return IssuedScreen(counter, cast("routes.Issued", route).case)


def _sync(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.sync_status import SyncScreen

    return SyncScreen(counter)


def _requirements(counter: Counter, route: Route) -> QWidget:
    from ui.screens.requirements import RequirementsScreen

    return RequirementsScreen(counter, cast("routes.Requirements", route).service)


def _complain(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.complain import ComplainScreen

    return ComplainScreen(counter)


def _filed_complaints(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.filed_complaints import FiledComplaintsScreen

    return FiledComplaintsScreen(counter)


def _survey(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.survey import SurveyScreen

    return SurveyScreen(counter)


def _recover(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.recover import RecoverScreen

    return RecoverScreen(counter)


def _settings(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.settings import SettingsScreen

    return SettingsScreen(counter)


_MAKERS: dict[type, Make] = {
    routes.FirstStart: _first_start,
    routes.Login: _login,
    routes.Home: _home,
    routes.NewCase: _new_case,
    routes.InCase: _in_case,
    routes.Tracking: _tracking,
    routes.Detail: _detail,
    routes.Returned: _returned,
    routes.Issued: _issued,
    routes.Sync: _sync,
    routes.Requirements: _requirements,
    routes.Complain: _complain,
    routes.FiledComplaints: _filed_complaints,
    routes.Survey: _survey,
    routes.Recover: _recover,
    routes.Settings: _settings,
}
