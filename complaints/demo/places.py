"""The places of the two sites, by the short names that stories use."""

RECEPTION_A = "Outpatients, Reception A"
RECEPTION_B = "Outpatients, Reception B"
EMERGENCY = "Emergency, waiting room"
RADIOLOGY = "Radiology"
LABORATORY = "Laboratory"
PHARMACY = "Pharmacy"
WARD_3 = "Ward 3"
GARAGE = "Main entrance and garage"

MAIN_DESK = "Outpatients, main desk"
MINOR_INJURIES = "Minor injuries, waiting room"
BLOOD_TESTS = "Blood tests"
X_RAY = "X-ray"
DAY_SURGERY = "Day surgery"
WARD_2 = "Ward 2"
CAR_PARK = "Entrance and car park"

PLACES = {
    "Northgate": (RECEPTION_A, RECEPTION_B, EMERGENCY, RADIOLOGY, LABORATORY, PHARMACY, WARD_3, GARAGE),
    "Riverside": (MAIN_DESK, MINOR_INJURIES, BLOOD_TESTS, X_RAY, DAY_SURGERY, WARD_2, CAR_PARK),
}
# People come here on a Saturday and a Sunday too; everywhere else the desks are shut.
OPEN_ALL_WEEK = frozenset({EMERGENCY, WARD_3, GARAGE, MINOR_INJURIES, WARD_2, CAR_PARK})
