package dev.plimsoll.build;

import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.python.PythonIndex;

/** Everything that the builder asks the outside. */
public record Ports(
        BaseImages baseImages,
        DebianArchive debianArchive,
        AlpineArchive alpineArchive,
        PythonIndex pythonIndex) {}
