"""Documents as lists of sentences in, what matters in them out: scores, likeness, a short choice.

All of it is cheap (no grammar, no model, not even numpy, whose import alone takes longer than two
articles do), because it runs over every sentence, to find the few that are worth parsing.
"""

from briefgen.salience.choose import pick, salience, strongest
from briefgen.salience.terms import Index, Terms, alike, similarity

__all__ = ["Index", "Terms", "alike", "pick", "salience", "similarity", "strongest"]
