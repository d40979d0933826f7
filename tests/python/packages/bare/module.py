VALUE = "from a folder without a file"
