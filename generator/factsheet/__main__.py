"""`python -m factsheet` is `factsheet`."""

from factsheet.cli.main import run

if __name__ == "__main__":
    run()
