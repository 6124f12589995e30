package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An index written down in a test: files by name, each with what it needs. */
public final class FakeIndex implements PythonIndex {

    private static final long WHEEL_BYTES = 100_000;
    private static final long UNCOMPRESSED = 300_000;
    private static final long PYTHON = 200_000;

    private final Map<PackageName, List<DistributionFile>> files = new LinkedHashMap<>();
    private final Map<String, CoreMetadata> metadata = new HashMap<>();
    private final Map<String, WheelContents> contents = new HashMap<>();
    private final Map<String, SdistContents> sources = new HashMap<>();

    /** Adds {@code name-version-py3-none-any.whl}. */
    public FakeIndex wheel(String name, String version, String... needs) {
        return file(
                name,
                version,
                "%s-%s-py3-none-any.whl".formatted(name.replace('-', '_'), version),
                needs);
    }

    public FakeIndex file(String name, String version, String filename, String... needs) {
        return add(name, version, filename, Optional.empty(), false, needs);
    }

    public FakeIndex yanked(String name, String version, String... needs) {
        return add(
                name,
                version,
                "%s-%s-py3-none-any.whl".formatted(name, version),
                Optional.empty(),
                true,
                needs);
    }

    public FakeIndex forPython(
            String name, String version, String requiresPython, String... needs) {
        return add(
                name,
                version,
                "%s-%s-py3-none-any.whl".formatted(name, version),
                Optional.of(requiresPython),
                false,
                needs);
    }

    private FakeIndex add(
            String name,
            String version,
            String filename,
            Optional<String> requiresPython,
            boolean yanked,
            String... needs) {
        PackageName project = PackageName.of(name);
        String hash = "%064x".formatted(filename.hashCode() & 0xFFFF_FFFFL);
        DistributionFile file =
                new DistributionFile(
                        project,
                        filename,
                        "https://files.example.org/" + filename,
                        Optional.of(hash),
                        requiresPython,
                        yanked,
                        Optional.of(WHEEL_BYTES),
                        true);
        files.computeIfAbsent(project, p -> new ArrayList<>()).add(file);
        if (file.isWheel()) {
            metadata.put(
                    filename, new CoreMetadata(project, version, requiresPython, List.of(needs)));
            contents.put(
                    filename,
                    new WheelContents(
                            WHEEL_BYTES,
                            UNCOMPRESSED,
                            PYTHON,
                            20,
                            0,
                            List.of(),
                            Provenance.PYTHON_INDEX));
        }
        return this;
    }

    /** Says what a source distribution holds. */
    public FakeIndex holding(String filename, SdistContents what) {
        sources.put(filename, what);
        return this;
    }

    public FakeIndex weighing(String filename, WheelContents what) {
        contents.put(filename, what);
        return this;
    }

    @Override
    public Answer<List<DistributionFile>> files(PackageName project) {
        return Answer.known(files.getOrDefault(project, List.of()));
    }

    @Override
    public Answer<CoreMetadata> metadata(DistributionFile file) {
        return Optional.ofNullable(metadata.get(file.filename()))
                .<Answer<CoreMetadata>>map(Answer::known)
                .orElseGet(
                        () -> Answer.unknown("the metadata of " + file.filename() + " is missing"));
    }

    @Override
    public Answer<WheelContents> contents(DistributionFile wheel) {
        return Optional.ofNullable(contents.get(wheel.filename()))
                .<Answer<WheelContents>>map(Answer::known)
                .orElseGet(() ->
                        Answer.unknown("the contents of " + wheel.filename() + " are missing"));
    }

    @Override
    public Answer<SdistContents> sourceContents(DistributionFile sdist) {
        return Optional.ofNullable(sources.get(sdist.filename()))
                .<Answer<SdistContents>>map(Answer::known)
                .orElseGet(() -> Answer.unknown(sdist.filename() + " is missing"));
    }

    @Override
    public Answer<Long> pageBytes(PackageName project) {
        return Answer.known(10_000L);
    }
}
