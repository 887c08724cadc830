"""The settings of a standing brief in; its next edition, or the reason why there is none, out.

lock       one run of a brief at a time
repair     finish what a crash left half done
read back  what people changed in the published page becomes decisions and an edition of its own
compare    is anything here that the last run has not seen? If not, nothing is parsed again
run        the stages of the pipeline, with the edition before as the measure of what is new
weigh      is what changed material? If not, the page that stands stays as it is
publish    the files and their record in the store, both or neither
follow     the command of ``on_publish``
"""

from briefgen.standing.regenerate import Regenerated, regenerate

__all__ = ["Regenerated", "regenerate"]
