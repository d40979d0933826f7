import unicodedata as u
print(u.normalize("NFKD", "Café ﬁ Å").encode("ascii", "ignore"), u.normalize("NFC", "e\u0301") == "é")
print([u.category(c) for c in "aA1 .-(é\n$+_中\u0301\u200b"], u.name("é"), u.lookup("GREEK SMALL LETTER ALPHA"))
print(u.name("\n", "none"), u.combining("\u0301"), u.decimal("٣"), u.digit("7"), u.numeric("5"), u.decomposition("é"), u.is_normalized("NFC", "é"))
try: u.name("\n")
except ValueError as e: print(e)
try: u.lookup("NOPE")
except KeyError as e: print(e)
