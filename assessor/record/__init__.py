"""The record of a case as a worker keeps it: what happened, what proof there is, what was asked to be taken down; letters."""
