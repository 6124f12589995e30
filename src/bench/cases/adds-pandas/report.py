import pandas
import tabulate


def total():
    return int(pandas.Series([1, 2]).sum())


if __name__ == "__main__":
    print(tabulate.tabulate([[total()]]))
