import sys


def main():
    try:
        sys.exit("fatal: something went wrong")
    finally:
        print("cleaned up")


main()
