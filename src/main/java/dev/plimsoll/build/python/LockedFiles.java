package dev.plimsoll.build.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.WheelContents;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The files that a lock file names, in front of the index: it decides what there is to choose from,
 * the index says what each file holds.
 */
record LockedFiles(Map<PackageName, List<DistributionFile>> files, PythonIndex index)
        implements PythonIndex {

    LockedFiles {
        files = Map.copyOf(files);
    }

    @Override
    public Answer<List<DistributionFile>> files(PackageName project) {
        List<DistributionFile> locked = files.get(project);
        return locked == null ? index.files(project) : Answer.known(locked);
    }

    @Override
    public Answer<CoreMetadata> metadata(DistributionFile file) {
        return index.metadata(file);
    }

    @Override
    public Answer<SdistContents> sourceContents(DistributionFile sdist) {
        return index.sourceContents(sdist);
    }

    @Override
    public Answer<WheelContents> contents(DistributionFile wheel) {
        return index.contents(wheel);
    }

    @Override
    public Answer<Long> pageBytes(PackageName project) {
        return index.pageBytes(project);
    }

    @Override
    public void expect(Collection<PackageName> projects) {
        index.expect(projects.stream().filter(one -> !files.containsKey(one)).toList());
    }

    @Override
    public void expectMetadata(Collection<DistributionFile> metadata) {
        index.expectMetadata(metadata);
    }

    @Override
    public void expectContents(Collection<DistributionFile> wheels) {
        index.expectContents(wheels);
    }
}
