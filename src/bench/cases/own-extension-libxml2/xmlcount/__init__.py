import click

from xmlcount._count import count


@click.command()
@click.argument("path")
def main(path):
    click.echo(count(path))
