"""Days as people say them: read relative to a known today, in British order, never guessed and said back in words."""
