(parameterize ((p)) 1)
