"""Notes as workers write them: the machine points, the person answers.

Four stages, each a module: `words` (a note as sentences of words), `who` (its people), `what` (acts, from each sentence's grammar) and
`when` (days). `pointing` shows for every question the sentences that bear on it, and what has to be looked at.
"""

from assessor.notes.reading import narrate

__all__ = ["narrate"]
