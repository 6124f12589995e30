def total(amounts):
    return sum(amounts)


def main():
    print(total([1, 2, 3]))
