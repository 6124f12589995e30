package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Step;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Arguments;
import dev.plimsoll.python.UvCommand;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the pip commands of one RUN read, found by following {@code -r} and {@code -c}
 * from file to file.
 *
 * @param origins where each comes from in the repository, by its path in the image
 * @param readsSource whether a folder's own project is installed
 * @param fromRepositories whether something is fetched by git
 * @param problem what keeps them from being read elsewhere, as a sentence
 */
record RequirementFiles(
        Map<ImagePath, RepositoryPath> origins,
        boolean readsSource,
        boolean fromRepositories,
        Optional<String> problem) {

    /** Files that include each other deeper than this are taken for a circle. */
    private static final int MOST_FILES = 100;

    /**
     * Reads a step.
     *
     * @param before what the stage held before it, which the step may have removed
     */
    static RequirementFiles of(Step step, Optional<FileSystem> before, Snapshot snapshot) {
        Reading reading = new Reading(step, before, snapshot);
        for (Call call : step.calls())
            PipCall.of(call).filter(pip -> pip.is("install")).ifPresent(reading::read);
        step.calls().stream()
                .flatMap(call -> LockInstaller.of(call).stream())
                .forEach(reading::read);
        return new RequirementFiles(
                reading.origins, reading.readsSource, reading.fromRepositories, reading.problem);
    }

    private static final class Reading {
        private final Step step;
        private final Optional<FileSystem> before;
        private final Snapshot snapshot;
        private final Map<ImagePath, RepositoryPath> origins = new LinkedHashMap<>();
        private boolean readsSource;
        private boolean fromRepositories;
        private Optional<String> problem = Optional.empty();

        Reading(Step step, Optional<FileSystem> before, Snapshot snapshot) {
            this.step = step;
            this.before = before;
            this.snapshot = snapshot;
        }

        void read(PipCall pip) {
            readsSource |= pip.installsFolder();
            fromRepositories |=
                    pip.operands().stream().anyMatch(operand -> operand.contains("git+"));
            pip.files().forEach(file -> follow(pip.call().workingDirectory(), file));
        }

        /** uv's pip reads as pip does; a lock file is read with the project beside it. */
        void read(LockInstaller installer) {
            if (!installer.isUvPip()) {
                readsSource |= installer.place() != LockInstaller.Place.NONE;
                return;
            }
            ImagePath folder = installer.call().workingDirectory();
            UvCommand.recognise(
                            installer.call().arguments().stream()
                                    .map(Call.Argument::value)
                                    .toList())
                    .ifPresent(uv -> read(uv, folder));
        }

        private void read(UvCommand uv, ImagePath folder) {
            List<String> operands =
                    uv.arguments().operands().stream().map(Arguments.Operand::value).toList();
            boolean sync = uv.verb().equals("pip sync");
            fromRepositories |= operands.stream().anyMatch(operand -> operand.contains("git+"));
            if (sync) operands.forEach(file -> follow(folder, file));
            else readsSource |= operands.stream().anyMatch(PipCall::isPath);
            for (String option : List.of("--requirement", "--requirements", "--constraint"))
                uv.arguments().values(option).forEach(file -> follow(folder, file));
        }

        private void follow(ImagePath folder, String written) {
            if (written.contains("://") || problem.isPresent()) return;
            ImagePath path = folder.resolve(written);
            if (origins.containsKey(path) || step.mounts().stream().anyMatch(path::isIn)) return;
            Optional<RepositoryPath> origin =
                    step.files()
                            .file(path)
                            .or(() -> before.flatMap(files -> files.file(path)))
                            .flatMap(GroupFile::content)
                            .flatMap(content ->
                                    content instanceof FileContent.Repository(RepositoryPath file)
                                            ? Optional.of(file)
                                            : Optional.empty());
            if (origin.isEmpty() || origins.size() == MOST_FILES) {
                problem =
                        Optional.of(
                                "where %s, which pip reads, comes from is not known"
                                        .formatted(path.name()));
                return;
            }
            origins.put(path, origin.get());
            String text = snapshot.text(origin.get()).map(SourceFile::text).orElse("");
            text.lines()
                    .map(String::strip)
                    .forEach(line -> readLine(path.parent(), line, origin.get()));
        }

        private void readLine(ImagePath folder, String line, RepositoryPath file) {
            if (line.contains("git+")) fromRepositories = true;
            if (line.startsWith("-e") || line.startsWith("--editable"))
                problem = Optional.of("%s installs a project in editable form".formatted(file));
            if (line.startsWith("./")
                    || line.startsWith("../")
                    || line.equals(".")
                    || line.startsWith("file:")
                    || line.startsWith("/")) readsSource = true;
            for (String option : List.of("--requirement", "--constraint", "-r", "-c")) {
                if (!line.startsWith(option)) continue;
                String value = line.substring(option.length()).strip();
                follow(
                        folder,
                        withoutComment(value.startsWith("=") ? value.substring(1).strip() : value));
                return;
            }
        }

        private static String withoutComment(String value) {
            int hash = value.indexOf(" #");
            return hash < 0 ? value : value.substring(0, hash).strip();
        }
    }
}
