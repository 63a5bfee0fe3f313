"""How well truceline reads: marked texts, a scorer, and floors that only rise."""
