# Methods of strings and `unicodedata` on letters, marks, digits and cases of many scripts.
import unicodedata

for c in ["a", "é", "ा", "ั", "Ⓐ", "²", "½", "٣", "Ⅷ", "一", "ª", "ǅ", "ß", "_", "℘", "·", "\u0300", "𑽐", "\u0378"]:
    print(
        f"{ord(c):x}", c.isalpha(), c.isalnum(), c.isdigit(), c.isdecimal(), c.isnumeric(), c.isidentifier(),
        ("a" + c).isidentifier(), c.isupper(), c.islower(), c.istitle(), c.isprintable(), unicodedata.category(c),
        unicodedata.numeric(c, None), unicodedata.digit(c, None), unicodedata.decimal(c, None),
        unicodedata.east_asian_width(c),
    )
for text in ["ǆabc ŉx ǳ", "ﬁsh ßx ᾳx", "ΑΣ ΣΑΣ ΟΔΥΣΣΕΥΣ", "მხედრული ჯ", "ᎠᎡ ꭰꭱ", "ẞẞ", "they're ǅ", "\ud800a\udfffB", "İI ıi"]:
    parts = [text.title(), text.capitalize(), text.swapcase(), text.casefold(), text.upper(), text.lower()]
    print([part.encode("unicode_escape").decode() for part in parts], text.istitle())
print([unicodedata.east_asian_width(c) for c in "aあｱＡα가é\ud800\U0001f600"])
print([unicodedata.category(c) for c in "aA1 _-(\n\ud800\u2028€+^«»\U0010ffff"])
for function in (unicodedata.numeric, unicodedata.digit, unicodedata.decimal):
    try:
        function("x")
    except ValueError as error:
        print(error)


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


print(width("日本語 abc"), width("ﾊﾝｶｸ"))
