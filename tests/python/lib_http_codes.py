# Codes and methods of HTTP.
from http import HTTPStatus, HTTPMethod
import http
print(HTTPStatus(404).phrase, repr(HTTPStatus.OK), HTTPStatus.OK == 200, str(HTTPStatus.NOT_FOUND), f"{HTTPStatus.OK}", HTTPStatus.OK.is_success, HTTPStatus['GONE'].value, len(HTTPStatus))
print(HTTPMethod.GET, repr(HTTPMethod.POST), [m.value for m in HTTPMethod])
for s in HTTPStatus: print(int(s), s.name, s.phrase)
