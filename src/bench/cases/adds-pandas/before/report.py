import tabulate


def total():
    return sum([1, 2])


if __name__ == "__main__":
    print(tabulate.tabulate([[total()]]))
