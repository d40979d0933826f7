(case-lambda ((x)))
