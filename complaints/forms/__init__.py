"""The desk's forms: what a person typed, turned into what the actions take, or a sentence for each mistake."""

from complaints.forms.calling import CallForm, WithdrawForm
from complaints.forms.correcting import AuthorityForm, CorrectForm, NoteForm
from complaints.forms.desk_form import PUT_RIGHT, DeskForm, RemedyFields, needs_answer
from complaints.forms.ending import EscalateForm, HandOverForm, ReopenForm, ResolveForm
from complaints.forms.promising import GiveForm, KeepForm
from complaints.forms.recording import RecordForm
from complaints.forms.thanking import CoachForm, ShowForm, ThankForm

__all__ = [
    "PUT_RIGHT",
    "AuthorityForm",
    "CallForm",
    "CoachForm",
    "CorrectForm",
    "DeskForm",
    "EscalateForm",
    "GiveForm",
    "HandOverForm",
    "KeepForm",
    "NoteForm",
    "RecordForm",
    "RemedyFields",
    "ReopenForm",
    "ResolveForm",
    "ShowForm",
    "ThankForm",
    "WithdrawForm",
    "needs_answer",
]
