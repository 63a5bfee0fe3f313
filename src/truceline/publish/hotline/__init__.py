"""The hotline on a terminal and on paper: one call, the board of open calls, the shift's hand-over."""
