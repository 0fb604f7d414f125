"""Which screen stands at which place: the one table from routes to screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from ui import routes
from ui.models.counter import Counter
from ui.models.volunteer import is_volunteer, place_for
from ui.routes import Route

Make = Callable[[Counter, Route], QWidget]


class Places:
    """Builds the screen of a route. Screens are imported when they are first shown, so that the window starts fast."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, route: Route) -> QWidget:
        """A new screen for ``route``; a volunteer who asks for the office's own pages comes back to his."""
        place = place_for(self._counter, route)
        return _MAKERS[type(place)](self._counter, place)


def _login(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.login import LoginScreen

    return LoginScreen(counter)


def _first_start(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.first_start import FirstStartScreen

    return FirstStartScreen(counter)


def _home(counter: Counter, route: Route) -> QWidget:
    if is_volunteer(counter):
        from ui.screens.volunteer_home import VolunteerHomeScreen

        return VolunteerHomeScreen(counter)
    from ui.screens.home import HomeScreen

    return HomeScreen(counter, cast("routes.Home", route).family)


def _menu(counter: Counter, route: Route) -> QWidget:
    from ui.screens.menu import MenuScreen

    wanted = cast("routes.Menu", route)
    return MenuScreen(counter, wanted.menu, wanted.family)


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
    if is_volunteer(counter):
        from ui.screens.volunteer_returned import VolunteerReturnedScreen

        return VolunteerReturnedScreen(counter, cast("routes.Returned", route).case)
    from ui.screens.returned import ReturnedScreen

    return ReturnedScreen(counter, cast("routes.Returned", route).case)


def _issued(counter: Counter, route: Route) -> QWidget:
    from ui.screens.issued import IssuedScreen

    return IssuedScreen(counter, cast("routes.Issued", route).case)


def _sync(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.sync_status import SyncScreen

    return SyncScreen(counter)


def _requirements(counter: Counter, route: Route) -> QWidget:
    from ui.screens.requirements import requirements_screen

    return requirements_screen(counter, cast("routes.Requirements", route).service)


def _blanks(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.blanks import BlanksScreen

    return BlanksScreen(counter)


def _report(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.report import ReportScreen

    return ReportScreen(counter)


def _death_report(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.death_report import DeathReportScreen

    return DeathReportScreen(counter)


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


def _ask_tracking(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.ask_tracking import AskTrackingScreen

    return AskTrackingScreen(counter)


def _call_list(counter: Counter, _route: Route) -> QWidget:
    from ui.screens.call_list import CallListScreen

    return CallListScreen(counter)


def _person(counter: Counter, route: Route) -> QWidget:
    from ui.screens.person import PersonScreen

    return PersonScreen(counter, cast("routes.Person", route).text)


_MAKERS: dict[type, Make] = {
    routes.FirstStart: _first_start,
    routes.Login: _login,
    routes.Home: _home,
    routes.Menu: _menu,
    routes.NewCase: _new_case,
    routes.InCase: _in_case,
    routes.Tracking: _tracking,
    routes.Detail: _detail,
    routes.Returned: _returned,
    routes.Issued: _issued,
    routes.Sync: _sync,
    routes.Requirements: _requirements,
    routes.Blanks: _blanks,
    routes.Report: _report,
    routes.DeathReport: _death_report,
    routes.Complain: _complain,
    routes.FiledComplaints: _filed_complaints,
    routes.Survey: _survey,
    routes.Recover: _recover,
    routes.Settings: _settings,
    routes.AskTracking: _ask_tracking,
    routes.CallList: _call_list,
    routes.Person: _person,
}
