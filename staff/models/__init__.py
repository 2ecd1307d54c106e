from staff.models.allowance import Allowance
from staff.models.duty import Duty
from staff.models.ledger import DayLedger
from staff.models.level import Level, LevelLimit
from staff.models.membership import Membership
from staff.models.organisation import Organisation
from staff.models.person import Person
from staff.models.remedy_type import RemedyType
from staff.models.site import Currency, EmergencyNumber, Location, Regime, Site

__all__ = [
    "Allowance",
    "Currency",
    "DayLedger",
    "Duty",
    "EmergencyNumber",
    "Level",
    "LevelLimit",
    "Location",
    "Membership",
    "Organisation",
    "Person",
    "Regime",
    "RemedyType",
    "Site",
]
