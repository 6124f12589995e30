import locale
import subprocess

import babel


def locale_name():
    locale.setlocale(locale.LC_ALL, "")
    assert babel.Locale("de").language == "de"
    return ".".join(locale.getlocale())


def kind(path):
    return subprocess.check_output(["file", "--brief", path], text=True)


if __name__ == "__main__":
    print(locale_name(), kind(__file__))
