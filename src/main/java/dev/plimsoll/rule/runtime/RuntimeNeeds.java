package dev.plimsoll.rule.runtime;

import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonSource;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a stage's application needs of the system when it runs, once the tools that built it are
 * gone.
 *
 * <p>Where something cannot be told, the answer is the sentence that says what; nothing is guessed.
 */
public final class RuntimeNeeds {

    /** Built from source, these link to what they find and do without what they do not find. */
    private static final Set<PackageName> LINKING_WHAT_THERE_IS =
            Set.of(PackageName.of("uwsgi"), PackageName.of("pillow"));

    /** What GCC's own runtime can bring into any extension that is not known. */
    private static final String OPENMP = "libgomp1";

    private static final String FORTRAN = "libgfortran5";

    /**
     * What a build of an extension module starts; {@code g++} brings gcc and the C library's
     * headers.
     */
    private static final List<String> COMPILERS = List.of("g++", "make", "pkg-config");

    private static final String TK = "libtk8.6";

    private final Subject subject;
    private final BaseChange base;
    private final InstalledDistributions distributions;
    private final RunningCommands commands;
    private final List<String> named;

    /**
     * Asks for one image on one base.
     *
     * @param named the packages that the stage's apt-get installs by name
     */
    public RuntimeNeeds(
            Subject subject, BaseChange base, RunningCommands commands, Collection<String> named) {
        this.subject = subject;
        this.base = base;
        this.distributions = InstalledDistributions.in(subject.image());
        this.commands = commands;
        this.named = named.stream().map(BuildPackages::name).toList();
    }

    public InstalledDistributions distributions() {
        return distributions;
    }

    /**
     * Packages of the programs that the application starts and that only the general-purpose image
     * has.
     */
    public Answer<Set<String>> ofCommands() {
        Set<String> packages = new LinkedHashSet<>();
        for (Map.Entry<String, String> called : commands.bySource().entrySet()) {
            Optional<String> found = FullImageExtras.packageOf(called.getKey());
            if (found.isEmpty()) continue;
            boolean builds =
                    FullImageExtras.compiles(found.get())
                            || BuildPackages.isDevelopment(found.get());
            if (builds && (base.full() || named.stream().anyMatch(BuildPackages::isTool))) {
                return Answer.unknown(
                        "%s calls `%s`, which builds software"
                                .formatted(called.getValue(), called.getKey()));
            }
            if (!builds && base.full() && !base.keeps(found.get())) packages.add(found.get());
        }
        if (!base.full()) return Answer.known(packages);
        for (PackageName distribution : all()) {
            for (String command : NativeNeeds.calledBy(distribution))
                FullImageExtras.packageOf(command)
                        .filter(name -> !base.keeps(name))
                        .ifPresent(packages::add);
        }
        return Answer.known(packages);
    }

    /**
     * Runtime packages of the libraries that the application loads and that the base it will have
     * lacks.
     */
    public Answer<Set<String>> ofLibraries() {
        return families().flatMap(this::runtimePackages);
    }

    /**
     * The same for a stage that goes on building, where {@code builds}: compilers and development
     * packages then, which bring their libraries along.
     */
    public Answer<Set<String>> ofLibraries(boolean builds) {
        if (!builds) return ofLibraries();
        return families()
                .map(families -> {
                    Set<String> packages = new LinkedHashSet<>(COMPILERS);
                    families.stream().filter(family -> !base.keeps(family)).forEach(packages::add);
                    return packages;
                });
    }

    /**
     * What is loaded, each as its development package, or as the package itself where it has none.
     */
    Answer<Set<String>> families() {
        if (base.full() && !distributions.complete())
            return Answer.unknown("what pip installs is not known in full");
        LoadedLibraries loaded = loaded();
        if (base.full() && loaded.unknown().isPresent()) {
            return Answer.unknown(
                    "%s loads a library whose package is not known"
                            .formatted(loaded.unknown().get()));
        }
        Set<String> families = new LinkedHashSet<>(loaded.families().keySet());
        for (PackageName distribution : all()) {
            if (!distributions.has(distribution + "-binary"))
                families.addAll(NativeNeeds.loadedBy(distribution));
        }
        boolean strange = !distributions.complete();
        for (PackageName distribution : distributions.built()) {
            Optional<List<String>> linked =
                    distributions.own().contains(distribution)
                            ? OwnExtensions.families(subject.snapshot())
                            : NativeNeeds.linkedBy(distribution);
            if (linked.isEmpty() && base.full()) {
                return Answer.unknown(
                        "%s is built from source, and what it links to is not known"
                                .formatted(distribution));
            }
            strange |= linked.isEmpty();
            linked.orElse(List.of()).stream()
                    .filter(family -> isThere(distribution, family))
                    .forEach(families::add);
        }
        if (strange || !distributions.built().isEmpty() || loaded.unknown().isPresent())
            addNamed(families, strange);
        if (base.full() && usesTk()) families.add(TK);
        return Answer.known(families);
    }

    /**
     * The development packages that the Dockerfile names; none where each is there for a wheel that
     * carries its library.
     */
    private void addNamed(Set<String> families, boolean strange) {
        named.stream()
                .filter(BuildPackages::isDevelopment)
                .filter(name -> !NativeNeeds.isServedByWheel(name, distributions.wheels()))
                .forEach(families::add);
        if (strange && named.stream().anyMatch(BuildPackages::isTool)) families.add(OPENMP);
        if (named.contains("gfortran")) families.add(FORTRAN);
    }

    private boolean isThere(PackageName distribution, String family) {
        return !LINKING_WHAT_THERE_IS.contains(distribution)
                || named.contains(family)
                || base.mayHave(family);
    }

    private boolean usesTk() {
        return commands.files().python().stream().anyMatch(this::importsTk);
    }

    private boolean importsTk(RepositoryPath path) {
        String text = subject.snapshot().text(path).map(SourceFile::text).orElse("");
        return (text.contains("tkinter") || text.contains("turtle"))
                && PythonSource.parse(text).imports().stream()
                        .anyMatch(name -> name.startsWith("tkinter") || name.equals("turtle"));
    }

    private Answer<Set<String>> runtimePackages(Set<String> families) {
        if (families.isEmpty()) return Answer.known(Set.of());
        return switch (base.index()) {
            case Answer.Unknown<PackageIndex>(String why) ->
                    Answer.unknown("the packages of the base's release cannot be asked: " + why);
            case Answer.Known<PackageIndex>(PackageIndex index) -> runtimePackages(families, index);
        };
    }

    private Answer<Set<String>> runtimePackages(Set<String> families, PackageIndex index) {
        RuntimeLibraries libraries = new RuntimeLibraries(index);
        Set<String> packages = new LinkedHashSet<>();
        for (String family : families) {
            if (libraries.find(family).isEmpty()) return Answer.unknown(missing(family));
            if (!BuildPackages.isDevelopment(family)) {
                packages.add(family);
                continue;
            }
            Optional<List<String>> found = libraries.of(family);
            // headers alone need nothing; what is loaded has a library that must be found
            if (found.isEmpty() && !named.contains(family))
                return Answer.unknown("the library that %s is for is not known".formatted(family));
            packages.addAll(found.orElse(List.of()));
        }
        packages.removeIf(base::keeps);
        return Answer.known(packages);
    }

    private String missing(String family) {
        return Optional.ofNullable(loaded().families().get(family))
                .map("%s loads a library whose package is not known"::formatted)
                .orElse("the base's release has no package %s".formatted(family));
    }

    private LoadedLibraries loaded() {
        return LoadedLibraries.in(subject.snapshot(), commands.files().python());
    }

    private Collection<PackageName> all() {
        Set<PackageName> all = new LinkedHashSet<>(distributions.wheels());
        all.addAll(distributions.built());
        return all;
    }
}
