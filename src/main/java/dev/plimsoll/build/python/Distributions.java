package dev.plimsoll.build.python;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The distributions that an environment holds, as far as they are known: rules ask it too. */
public final class Distributions {

    /**
     * What the base image's own environment holds; shrinks where something is uninstalled or
     * replaced.
     */
    static final StateKey<Map<PackageName, Version>> OF_BASE =
            StateKey.fromBase("python-distributions", Distributions::ofBase);

    private static final Version PIP = version("24.0");
    private static final Version SETUPTOOLS = version("65.5.1");

    /** The first CPython whose images come without setuptools. */
    private static final int WITHOUT_SETUPTOOLS = 12;

    private Distributions() {}

    /** What an installer finds installed: for a user the system's, too. */
    static Map<PackageName, Version> seenFrom(Environment environment, Machine machine) {
        if (!environment.isOfUser()) return in(environment, machine);
        Map<PackageName, Version> seen =
                new TreeMap<>(in(Environment.system(environment.interpreter(), true), machine));
        seen.putAll(in(environment, machine));
        return seen;
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    private static Map<PackageName, Version> ofBase(Optional<BaseImage> base) {
        Map<PackageName, Version> known = new TreeMap<>();
        base.flatMap(image -> image.inventory().asOptional())
                .ifPresent(inventory ->
                        inventory
                                .distributions()
                                .forEach((name, version) ->
                                        Version.parse(version)
                                                .ifPresent(read ->
                                                        known.put(PackageName.of(name), read))));
        return Map.copyOf(known);
    }

    /** Name and version of all that is installed there. */
    public static Map<PackageName, Version> in(Environment environment, Machine machine) {
        Map<PackageName, Version> installed = new TreeMap<>();
        if (environment.system()) {
            Map<PackageName, Version> base = machine.state(OF_BASE);
            installed.putAll(base.isEmpty() ? usual(environment) : base);
        }
        groups(environment, machine)
                .forEach(group ->
                        distribution(group)
                                .ifPresent(one -> installed.put(one.project(), one.version())));
        return installed;
    }

    /**
     * What images of Python have where nothing better is known: versions long out, so that any
     * bound decides as usual.
     */
    private static Map<PackageName, Version> usual(Environment environment) {
        Map<PackageName, Version> usual = new TreeMap<>(Map.of(PackageName.of("pip"), PIP));
        if (environment.interpreter().minor() < WITHOUT_SETUPTOOLS)
            usual.put(PackageName.of("setuptools"), SETUPTOOLS);
        return usual;
    }

    static Optional<Distribution> distribution(FileGroup group) {
        return group.mark().filter(Distribution.class::isInstance).map(Distribution.class::cast);
    }

    /** The visible groups that lie in the environment's folder of modules. */
    private static List<FileGroup> groups(Environment environment, Machine machine) {
        ImagePath site = environment.sitePackages();
        return machine.files()
                .visible()
                .filter(group -> distribution(group).isPresent())
                .filter(group ->
                        group.folder().isIn(site)
                                || group.files().stream()
                                        .anyMatch(file ->
                                                group.pathOf(file).startsWith(site.value() + "/")))
                .toList();
    }

    /** Takes a distribution out, bytecode included; whether it was there. */
    static boolean remove(PackageName project, Environment environment, Machine machine) {
        boolean removed = false;
        if (environment.system() && machine.state(OF_BASE).containsKey(project)) {
            Map<PackageName, Version> rest = new TreeMap<>(machine.state(OF_BASE));
            rest.remove(project);
            machine.state(OF_BASE, Map.copyOf(rest));
            folders(project)
                    .forEach(name -> machine.remove(environment.sitePackages().resolve(name)));
            removed = true;
        }
        for (FileGroup group : groups(environment, machine)) {
            if (distribution(group).filter(one -> one.project().equals(project)).isEmpty())
                continue;
            removed = true;
            removeFiles(group, environment, machine);
        }
        return removed;
    }

    /** Where the modules of a project lie that images of Python bring along. */
    private static List<String> folders(PackageName project) {
        String name = project.value().replace('-', '_');
        return name.equals("setuptools") ? List.of(name, "pkg_resources") : List.of(name);
    }

    /**
     * An installer removes what the distribution's RECORD lists, so that what lies beside it
     * without being known file by file is not in doubt.
     */
    private static void removeFiles(FileGroup group, Environment environment, Machine machine) {
        if (group.isOpaque()) {
            machine.change(files -> files.withoutGroups(group::equals));
            return;
        }
        for (ImagePath path : paths(group, environment, machine))
            machine.change(files -> files.without(PathPattern.exactly(path)).files());
    }

    /**
     * The fewest paths that are its own: whole folders where no other distribution has files in
     * them.
     */
    private static List<ImagePath> paths(
            FileGroup group, Environment environment, Machine machine) {
        String site = environment.sitePackages().value() + "/";
        Set<String> others = new HashSet<>();
        for (FileGroup other : groups(environment, machine)) {
            if (other.equals(group)) continue;
            for (GroupFile file : other.files()) others.add(top(other.pathOf(file), site));
        }
        Set<String> paths = new TreeSet<>();
        for (GroupFile file : group.files()) {
            String path = group.pathOf(file);
            String top = top(path, site);
            boolean own = path.startsWith(site) && !others.contains(top) && !top.equals(path);
            paths.add(own ? top : path);
            if (!own && path.endsWith(".py")) paths.addAll(compiled(path, environment));
        }
        List<ImagePath> all = new ArrayList<>();
        paths.forEach(path -> all.add(ImagePath.of(path)));
        return all;
    }

    private static String top(String path, String site) {
        if (!path.startsWith(site)) return path;
        int slash = path.indexOf('/', site.length());
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static List<String> compiled(String path, Environment environment) {
        int slash = path.lastIndexOf('/') + 1;
        String stem = path.substring(slash, path.length() - ".py".length());
        return List.of(
                path.substring(0, slash)
                        + "__pycache__/"
                        + stem
                        + ".cpython-3"
                        + environment.interpreter().minor()
                        + ".pyc");
    }
}
