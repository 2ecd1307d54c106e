from staff.models.allowance import Allowance
from staff.models.authority_change import AuthorityChange, AuthorityLine, LineKind
from staff.models.duty import Duty
from staff.models.kept_form import KeptForm
from staff.models.ledger import DayLedger
from staff.models.level import Level, LevelLimit
from staff.models.membership import Membership
from staff.models.organisation import Organisation
from staff.models.organisation_event import OrganisationEvent, OrganisationHead
from staff.models.patient_limit import PatientLimit
from staff.models.person import Person
from staff.models.remedy_type import RemedyType
from staff.models.site import Currency, EmergencyNumber, Location, Regime, Site
from staff.models.standard import Acknowledgement, Measure, Standard, StandardVersion
from staff.models.training import Answer, Attempt, Completion, Course, CourseTerms, How, Requirement, Scenario
from staff.models.withdrawal import CompletionWithdrawal

__all__ = [
    "Acknowledgement",
    "Allowance",
    "Answer",
    "Attempt",
    "AuthorityChange",
    "AuthorityLine",
    "Completion",
    "CompletionWithdrawal",
    "Course",
    "CourseTerms",
    "Currency",
    "DayLedger",
    "Duty",
    "EmergencyNumber",
    "How",
    "KeptForm",
    "Level",
    "LevelLimit",
    "LineKind",
    "Location",
    "Measure",
    "Membership",
    "Organisation",
    "OrganisationEvent",
    "OrganisationHead",
    "PatientLimit",
    "Person",
    "Regime",
    "RemedyType",
    "Requirement",
    "Scenario",
    "Site",
    "Standard",
    "StandardVersion",
]
