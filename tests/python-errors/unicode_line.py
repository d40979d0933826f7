name = "héllo wörld 日本"
print(name)
print(name + 5)
