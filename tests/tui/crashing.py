"""The interface with a fault in it: F8 on any screen fails with a word of the case in a local variable."""

import sys

from textual.binding import Binding

from tui.app import AssessorApp, run


class Crashing(AssessorApp):
    """Has a key that fails."""

    BINDINGS = [Binding("f8", "fail", "Fail", priority=True)]  # noqa: RUF012

    def action_fail(self) -> None:
        """Fail with the place of the first act in a local variable and in the message."""
        case = self.session.case
        assert case is not None
        place = case.acts[0].place
        raise ValueError(place)


sys.exit(run(Crashing()))
