package dev.plimsoll.alpine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what {@code apk add} would install: the closure of the dependencies, then what {@code
 * install_if} adds.
 */
public final class ApkResolver {

    private final ApkIndex index;
    private final Map<String, String> installed;
    private final Map<String, ApkPackage> chosen = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * @param installed names and versions that are there already
     */
    public ApkResolver(ApkIndex index, Map<String, String> installed) {
        this.index = index;
        this.installed = installed;
    }

    /** What is unpacked anew, and why what was asked for cannot be had. */
    public record Result(List<ApkPackage> added, List<String> missing) {}

    /** {@code apk add ATOM…}. */
    public Result add(List<String> atoms) {
        for (String atom : atoms) {
            ApkDependency wanted = ApkDependency.parse(atom);
            if (!wanted.conflict() && !take(wanted))
                missing.add(
                        "the archive has no package for %s, so the build fails here"
                                .formatted(atom));
        }
        takeTriggered();
        return new Result(List.copyOf(chosen.values()), List.copyOf(missing));
    }

    private boolean take(ApkDependency wanted) {
        if (isThere(wanted)) return true;
        Optional<ApkPackage> found = index.serving(wanted);
        if (found.isEmpty()) return false;
        chosen.put(found.get().name(), found.get());
        for (ApkDependency dependency : found.get().depends()) {
            if (!dependency.conflict() && !take(dependency)) {
                missing.add(
                        "the archive has nothing for %s, which %s needs"
                                .formatted(dependency.name(), found.get().name()));
            }
        }
        return true;
    }

    private boolean isThere(ApkDependency wanted) {
        if (chosen.containsKey(wanted.name())) return true;
        String version = installed.get(wanted.name());
        if (version != null && wanted.admits(Optional.of(version))) return true;
        if (index.providing(wanted.name())
                .anyMatch(found -> isInstalledOrChosen(found) && found.serves(wanted))) return true;
        return wanted.name().startsWith("/") && !wanted.operator().isEmpty();
    }

    private boolean isInstalledOrChosen(ApkPackage found) {
        return chosen.containsKey(found.name()) || installed.containsKey(found.name());
    }

    /**
     * {@code install_if}: a package comes by itself once all that it names is there and one of them
     * is new.
     */
    private void takeTriggered() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ApkPackage candidate :
                    index.packages().filter(each -> !each.installIf().isEmpty()).toList()) {
                if (isInstalledOrChosen(candidate) || !isTriggered(candidate)) continue;
                changed |= take(ApkDependency.parse(candidate.name()));
            }
        }
    }

    private boolean isTriggered(ApkPackage candidate) {
        return candidate.installIf().stream().anyMatch(atom -> chosen.containsKey(atom.name()))
                && candidate.installIf().stream()
                        .allMatch(atom -> atom.conflict() ? !has(atom.name()) : has(atom.name()));
    }

    private boolean has(String name) {
        return chosen.containsKey(name) || installed.containsKey(name);
    }
}
