class Broken:
    size = 4
    ratio = size / 0
