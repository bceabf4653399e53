"""One module for each screen; `tui.registry` names them, and each is imported only when it is opened."""
