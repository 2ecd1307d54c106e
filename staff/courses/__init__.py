"""The four courses that a new organisation starts with, in the order in which they are learnt.

Written for this app. An organisation makes them its own in Configuration: they are only where it begins.
"""

from staff.courses.listening import LISTENING
from staff.courses.saying_no_kindly import SAYING_NO_KINDLY
from staff.courses.what_you_may_give import WHAT_YOU_MAY_GIVE
from staff.courses.when_it_must_go_further import WHEN_IT_MUST_GO_FURTHER

COURSES = (LISTENING, WHAT_YOU_MAY_GIVE, WHEN_IT_MUST_GO_FURTHER, SAYING_NO_KINDLY)
