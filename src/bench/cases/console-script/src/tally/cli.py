import csv

import click

from tally import __version__


@click.command()
@click.version_option(__version__)
@click.argument("table", type=click.File())
def main(table):
    click.echo(sum(1 for _ in csv.DictReader(table)))
