package dev.plimsoll.build.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelFilename;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Wheels that lie in folders of the image, in front of the index.
 *
 * @param alone whether the index is not asked for other files ({@code --no-index})
 */
record Wheelhouse(List<WheelFile> wheels, boolean alone, PythonIndex index) implements PythonIndex {

    @Override
    public Answer<List<DistributionFile>> files(PackageName project) {
        List<DistributionFile> own =
                wheels.stream()
                        .map(WheelFile::file)
                        .filter(file -> file.project().equals(project))
                        .toList();
        if (alone)
            return own.isEmpty()
                    ? Answer.unknown("no folder that is searched holds a file of it")
                    : Answer.known(own);
        if (own.isEmpty()) return index.files(project);
        List<DistributionFile> all = new ArrayList<>(own);
        index.files(project).asOptional().ifPresent(all::addAll);
        return Answer.known(all);
    }

    @Override
    public boolean listsAll() {
        return alone || index.listsAll();
    }

    @Override
    public Answer<CoreMetadata> metadata(DistributionFile file) {
        Optional<Resolution.Chosen> source = source(file);
        if (source.isPresent()) return index.metadata(index.witness(source.get().file()));
        Optional<WheelFile> built = find(file).filter(wheel -> wheel.contents().isPresent());
        if (built.isEmpty()) return index.metadata(file);
        String version =
                WheelFilename.parse(file.filename())
                        .map(name -> name.version().toString())
                        .orElse("0");
        return Answer.known(
                new CoreMetadata(
                        file.project(), version, Optional.empty(), built.get().requires()));
    }

    @Override
    public Answer<SdistContents> sourceContents(DistributionFile sdist) {
        return index.sourceContents(sdist);
    }

    @Override
    public Answer<WheelContents> contents(DistributionFile wheel) {
        return find(wheel)
                .flatMap(WheelFile::contents)
                .<Answer<WheelContents>>map(Answer::known)
                .orElseGet(() -> index.contents(wheel));
    }

    /** What a wheel among these was built from, where it was built from a source distribution. */
    Optional<Resolution.Chosen> source(DistributionFile file) {
        return find(file).flatMap(WheelFile::source);
    }

    /** Whether the file lies in a folder, and so is never downloaded. */
    boolean holds(DistributionFile file) {
        return find(file).isPresent();
    }

    private Optional<WheelFile> find(DistributionFile file) {
        return wheels.stream().filter(wheel -> wheel.file().equals(file)).findFirst();
    }

    @Override
    public Answer<Long> pageBytes(PackageName project) {
        return alone ? Answer.known(0L) : index.pageBytes(project);
    }

    @Override
    public void expect(Collection<PackageName> projects) {
        if (!alone) index.expect(projects);
    }

    @Override
    public void expectMetadata(Collection<DistributionFile> files) {
        index.expectMetadata(files.stream().filter(file -> !holds(file)).toList());
    }

    @Override
    public void expectContents(Collection<DistributionFile> files) {
        index.expectContents(
                files.stream()
                        .filter(file ->
                                source(file).isEmpty()
                                        && find(file).flatMap(WheelFile::contents).isEmpty())
                        .toList());
    }
}
