"""Who a complaint is about and who it is for, in words, as far as anybody told."""

from __future__ import annotations

from complaints.models import Authority, Channel, ComplainantKind, Complaint, ContactBy, Payer
from complaints.regulations import spoken
from staff.models import Person


def told_of(complaint: Complaint) -> list[tuple[str, object]]:
    """Who it is about and for, as far as anybody told, in the order in which it is asked."""
    names = [
        ("Came in", complaint.get_channel_display() if complaint.channel != Channel.IN_PERSON else ""),
        ("Happened", complaint.happened_at),
        ("Patient", ", ".join(part for part in (complaint.patient_name, complaint.patient_reference) if part)),
        ("Payer", complaint.get_payer_display() if complaint.payer != Payer.UNKNOWN else ""),
        ("Complains", complainant_of(complaint)),
        ("Contact", contact_of(complaint)),
        ("Language", complaint.language),
        ("What helps", complaint.access_needs),
        ("About", ", ".join([*about_of(complaint), *filter(None, [complaint.about_other])])),
        ("Authority", authority_of(complaint)),
    ]
    return [(name, value) for name, value in names if value]


def complainant_of(complaint: Complaint) -> str:
    if complaint.complainant == ComplainantKind.PATIENT and not complaint.complainant_name:
        return ""
    who = str(ComplainantKind(complaint.complainant).label)
    return f"{who}: {complaint.complainant_name}" if complaint.complainant_name else who


def contact_of(complaint: Complaint) -> str:
    if not complaint.contact_by:
        return ""
    how = str(ContactBy(complaint.contact_by).label)
    return f"{how}: {complaint.contact_detail}" if complaint.contact_detail else how


def about_of(complaint: Complaint) -> list[str]:
    """Names of the staff it is about; asked only where there are any."""
    if not complaint.about_people:
        return []
    return list(Person.objects.filter(pk__in=complaint.about_people).order_by("name").values_list("name", flat=True))


def authority_of(complaint: Complaint) -> str:
    if complaint.authority is None or complaint.authority_seen_by is None or complaint.authority_seen_at is None:
        return ""
    day = spoken(complaint.site.day(complaint.authority_seen_at))
    return f"{Authority(complaint.authority).label}, seen by {complaint.authority_seen_by.name} on {day}"
