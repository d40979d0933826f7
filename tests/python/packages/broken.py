print("broken runs")
raise ValueError("it is broken")
