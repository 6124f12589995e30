package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.WheelFilename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Python distributions that an image's instructions install, told apart by where their files
 * came from.
 *
 * @param wheels those that came as wheels
 * @param built those that were built from source there
 * @param own those of {@code built} whose sources lie in the repository
 * @param complete false where pip installs something that is not known
 */
public record InstalledDistributions(
        Set<PackageName> wheels, Set<PackageName> built, Set<PackageName> own, boolean complete) {

    private static final Set<String> OTHER_INSTALLERS =
            Set.of("uv", "poetry", "pipenv", "pdm", "conda", "mamba", "easy_install");
    private static final String WHEEL = "wheel:";
    private static final String SOURCE = "sdist:";
    private static final String EXTENSIONS = "extensions:";

    /**
     * Reads them off what the shipped layers list and what the image holds in the end; pip of any
     * stage may be at a loss.
     */
    public static InstalledDistributions in(BuiltImage image) {
        Set<PackageName> wheels = new TreeSet<>();
        Set<PackageName> built = new TreeSet<>();
        Set<PackageName> own = new TreeSet<>();
        List<String> bill = new ArrayList<>();
        for (Optional<BuiltStage> stage = Optional.of(image.shipped());
                stage.isPresent();
                stage = stage.get().parent()) {
            stage.get()
                    .steps()
                    .forEach(step -> step.layer().parts().forEach(part -> bill.add(part.what())));
        }
        image.shipped().steps().stream()
                .skip(Math.max(0, image.shipped().steps().size() - 1L))
                .flatMap(last -> last.files().visible())
                .map(FileGroup::what)
                .forEach(bill::add);
        for (String what : bill) {
            if (what.startsWith(EXTENSIONS))
                own.add(PackageName.of(what.substring(EXTENSIONS.length())));
            nameOf(what, WHEEL).ifPresent(isBuiltThere(what) ? built::add : wheels::add);
            nameOf(what, SOURCE).ifPresent(built::add);
        }
        built.addAll(own);
        boolean complete =
                image.stages().stream()
                        .flatMap(stage -> stage.steps().stream())
                        .allMatch(step ->
                                step.layer().unknown().stream()
                                                .allMatch(InstalledDistributions::isOfAProgram)
                                        || step.calls().stream()
                                                .noneMatch(InstalledDistributions::installs));
        return new InstalledDistributions(wheels, built, own, complete);
    }

    private static boolean installs(Call call) {
        return PipCall.isInstall(call) || OTHER_INSTALLERS.contains(call.name());
    }

    /** Whether it is a program beside the installer whose files are not known. */
    private static boolean isOfAProgram(String sentence) {
        return sentence.startsWith("what `")
                && sentence.endsWith("` writes is not known")
                && OTHER_INSTALLERS.stream().noneMatch(name -> sentence.startsWith("what `" + name))
                && !sentence.startsWith("what `pip");
    }

    public boolean has(String name) {
        PackageName wanted = PackageName.of(name);
        return wheels.contains(wanted) || built.contains(wanted);
    }

    /** Indexes take no wheels for {@code linux_x86_64}: one was made from sources in the image. */
    private static boolean isBuiltThere(String what) {
        return what.startsWith(WHEEL)
                && WheelFilename.parse(what.substring(WHEEL.length()))
                        .filter(wheel ->
                                wheel.tags().stream()
                                        .allMatch(tag -> tag.platform().startsWith("linux_")))
                        .isPresent();
    }

    private static Optional<PackageName> nameOf(String what, String kind) {
        if (!what.startsWith(kind)) return Optional.empty();
        String file = what.substring(kind.length());
        if (kind.equals(WHEEL)) return WheelFilename.parse(file).map(wheel -> wheel.project());
        return Optional.of(PackageName.of(projectOf(file)));
    }

    /** What stands before the hyphen that a version follows. */
    private static String projectOf(String sdist) {
        for (int i = sdist.length() - 2; i > 0; i--) {
            if (sdist.charAt(i) == '-' && Character.isDigit(sdist.charAt(i + 1)))
                return sdist.substring(0, i);
        }
        return sdist;
    }
}
