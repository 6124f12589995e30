import pathlib

assert pathlib.Path("data/seed.copy").stat().st_size == 3000000
print("ok")
