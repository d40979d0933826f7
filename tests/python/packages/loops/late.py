from loops.early import name
