package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The port through which the pure part asks an index of Python packages. */
public interface PythonIndex {

    /**
     * All files of a project, newest rules of PEP 691 and 700; a project that does not exist is an
     * empty list.
     */
    Answer<List<DistributionFile>> files(PackageName project);

    /** The metadata of one file (PEP 658, else from the file itself). */
    Answer<CoreMetadata> metadata(DistributionFile file);

    /**
     * The file whose metadata stands for that of {@code file}: for a source distribution a wheel of
     * the same version.
     */
    default DistributionFile witness(DistributionFile file) {
        if (file.isWheel()) return file;
        Optional<Version> version =
                SdistFilename.parse(file.filename(), file.project()).map(SdistFilename::version);
        return files(file.project()).asOptional().orElse(List.of()).stream()
                .filter(other ->
                        other.isWheel()
                                && WheelFilename.parse(other.filename())
                                        .map(WheelFilename::version)
                                        .equals(version))
                .findFirst()
                .orElse(file);
    }

    /** What a wheel holds, from its zip directory. */
    Answer<WheelContents> contents(DistributionFile wheel);

    /** What a source distribution holds, from the archive itself. */
    default Answer<SdistContents> sourceContents(DistributionFile sdist) {
        return Answer.unknown("%s was not read".formatted(sdist.filename()));
    }

    /**
     * Whether {@link #files} knows every file of a project. Where it does not, a version that is
     * not pinned is a guess: the newest that is known need not be the newest there is.
     */
    default boolean listsAll() {
        return true;
    }

    /** The size of a project's page as transferred, in bytes, which pip's cache keeps. */
    default Answer<Long> pageBytes(PackageName project) {
        return Answer.unknown("the page of %s was not read".formatted(project));
    }

    /**
     * Says which projects' files will be asked for soon, so that they are fetched side by side;
     * does not wait.
     */
    default void expect(Collection<PackageName> projects) {}

    /** Says which metadata will be asked for soon; does not wait. */
    default void expectMetadata(Collection<DistributionFile> files) {}

    /** Says which wheels' contents will be asked for soon; does not wait. */
    default void expectContents(Collection<DistributionFile> wheels) {}

    /** The day of the lists that it answers from, the oldest of them; empty where none is kept. */
    default Optional<LocalDate> asOf() {
        return Optional.empty();
    }
}
