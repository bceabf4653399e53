"""The interview line by line: a front end without screens."""
