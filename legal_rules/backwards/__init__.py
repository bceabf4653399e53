"""The law read backwards: wrongs no offence reaches, what a change of the law changes, what a draft would do."""
