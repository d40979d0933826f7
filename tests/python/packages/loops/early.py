from loops import late
name = "early"
