import click
from rich.console import Console

from sniff.magic import kind


@click.command()
@click.argument("path", type=click.Path(exists=True))
def main(path):
    Console().print(kind(path))


main()
