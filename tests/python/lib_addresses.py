# Addresses of the web, taken apart and put together.
from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse
)

u = urlparse("https://user:pw@Example.COM:8080/path/to;p?q=1&r=%20x#frag")
print(u)
print(u.hostname, u.port, u.username, u.password, u.geturl(), u._replace(query="").geturl())
for text in ("//host/path", "mailto:a@b.c", "file:///etc/x", "path?x#y", "http://[::1]:80/", "", "tel:+1;ext=5", "HTTP://a"):
    print(urlsplit(text), urlparse(text).params)
base = "http://a/b/c/d;p?q"
for part in "g ./g g/ /g //g ?y g?y #s g#s ;x . ./ .. ../ ../g ../.. ../../g ../../../g /./g g. ..g ./../g g/./h g/../h http:g".split():
    print(part, urljoin(base, part))
print(quote("a b/ä?&=~"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("%C3%A4%20%zz%41"), unquote_plus("a+b%2B"))
print(urlencode({"a": 1, "b c": "d&e", "l": [1, 2]}), urlencode({"l": [1, 2], "s": "x"}, doseq=True), urlencode([("k", "ä")]))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qsl("a=1&c=&d", keep_blank_values=True), parse_qs("x=%C3%A4+b"))
print(urldefrag("http://x/y#z"), urlunparse(("http", "h", "p", "", "q=1", "f")))
for bad in ("http://h:99999", "http://h:x"):
    try:
        urlparse(bad).port
    except ValueError as error:
        print(error)
print(unquote(quote("".join(map(chr, range(32, 300))))) == "".join(map(chr, range(32, 300))))
