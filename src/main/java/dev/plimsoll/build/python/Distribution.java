package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Version;

/** What a group of installed files is: a project at a version. */
public record Distribution(PackageName project, Version version) implements FileGroup.Mark {}
