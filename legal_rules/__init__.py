"""The law as data, and the reasoning over it. Knows no case, no screen and no database.

The public rooms: `rulebook` (load and check the law), `assessment` (one pattern of facts against the law of a
day), `questions` (what is still worth asking), `readings` (the several ways one formula is read).
"""
