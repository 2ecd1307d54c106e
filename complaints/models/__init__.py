from complaints.models.category import Category
from complaints.models.complaint import Complaint, FormalCause, PutRight, RedFlag
from complaints.models.event import ChainHead, Event, EventValue
from complaints.models.kept_form import KeptForm
from complaints.models.read_record import ReadRecord
from complaints.models.refusal import Refusal
from complaints.models.remedy import Remedy

__all__ = [
    "Category",
    "ChainHead",
    "Complaint",
    "Event",
    "EventValue",
    "FormalCause",
    "KeptForm",
    "PutRight",
    "ReadRecord",
    "RedFlag",
    "Refusal",
    "Remedy",
]
