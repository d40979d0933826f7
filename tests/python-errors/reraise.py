def attempt():
    try:
        {}["k"]
    except KeyError as error:
        print("seen", error)
        raise


attempt()
