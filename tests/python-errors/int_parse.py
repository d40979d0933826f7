text = "12 34 x5"
total = sum(int(word) for word in text.split())
print(total)
