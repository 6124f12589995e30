package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.Collection;
import java.util.List;

/** The port through which the pure part asks an index of Python packages. */
public interface PythonIndex {

    /** All files of a project, newest rules of PEP 691 and 700; a project that does not exist is an empty list. */
    Answer<List<DistributionFile>> files(PackageName project);

    /** The metadata of one file (PEP 658, else from the file itself). */
    Answer<CoreMetadata> metadata(DistributionFile file);

    /** What a wheel holds, from its zip directory. */
    Answer<WheelContents> contents(DistributionFile wheel);

    /** Says what will be asked soon, so that it can be asked side by side. */
    default void expect(Collection<PackageName> projects) {}
}
