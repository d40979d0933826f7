def convert(text):
    try:
        return float(text)
    except ValueError:
        raise TypeError("not a number: " + text) from None


print(convert("1.5"))
convert("abc")
