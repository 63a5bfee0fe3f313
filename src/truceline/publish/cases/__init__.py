"""Cases on a terminal and on paper: both versions side by side, what was asked, findings, and who may end it."""
