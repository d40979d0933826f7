def cleanup(x):
    for item in x:
        try:
            if item:
                return item
            continue
        finally:
            done(x)

def handlers():
    try:
        risky()
    except (A, B) as error:
        raise C from error
    except D:
        raise
    except:
        pass
    else:
        fine()
    finally:
        print("finally")

def managers():
    with open("a") as f, lock:
        return f.read()

def checks(x):
    assert x > 0, "positive"
    assert x
    raise ValueError(x)
