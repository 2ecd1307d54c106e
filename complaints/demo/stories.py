"""All of the demo's stories."""

from complaints.demo.everyday import EVERYDAY
from complaints.demo.stories_afterwards import AFTERWARDS
from complaints.demo.stories_backup import BACKUP
from complaints.demo.stories_formal import FORMAL
from complaints.demo.stories_northgate import NORTHGATE
from complaints.demo.stories_promises import PROMISES
from complaints.demo.stories_review_northgate import REVIEW_NORTHGATE
from complaints.demo.stories_review_riverside import REVIEW_RIVERSIDE
from complaints.demo.stories_right_now import RIGHT_NOW
from complaints.demo.stories_riverside import RIVERSIDE
from complaints.demo.stories_treatment import TREATMENT
from complaints.demo.stories_void import VOID

STORIES = (
    *NORTHGATE, *RIVERSIDE, *RIGHT_NOW, *BACKUP, *PROMISES, *AFTERWARDS, *FORMAL, *TREATMENT, *REVIEW_NORTHGATE,
    *REVIEW_RIVERSIDE, *VOID, *EVERYDAY,
)  # fmt: skip
