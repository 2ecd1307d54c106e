from complaints.models.backup_call import BackupCall, CallKind, CallState
from complaints.models.category import Category
from complaints.models.complainant import Authority, ComplainantKind, ContactBy
from complaints.models.complaint import AT_ONCE, Complaint, FormalCause, PutRight, RedFlag
from complaints.models.event import ChainHead, Event, EventValue
from complaints.models.patient import Channel, Payer
from complaints.models.patient_ledger import PatientLedgerEntry, PatientYear
from complaints.models.read_record import ReadRecord, Seen
from complaints.models.refusal import Refusal
from complaints.models.remedy import Remedy
from complaints.models.search import Search
from complaints.models.thanks import CoachingNote, Thanks

__all__ = [
    "AT_ONCE",
    "Authority",
    "BackupCall",
    "CallKind",
    "CallState",
    "Category",
    "ChainHead",
    "Channel",
    "CoachingNote",
    "ComplainantKind",
    "Complaint",
    "ContactBy",
    "Event",
    "EventValue",
    "FormalCause",
    "PatientLedgerEntry",
    "PatientYear",
    "Payer",
    "PutRight",
    "ReadRecord",
    "RedFlag",
    "Refusal",
    "Remedy",
    "Search",
    "Seen",
    "Thanks",
]
