import loops
from loops import hasty
print(hasty.name)
