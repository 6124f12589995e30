package dev.plimsoll.build.program;

import dev.plimsoll.alpine.ApkIndex;
import dev.plimsoll.alpine.ApkPackage;
import dev.plimsoll.alpine.ApkVersion;
import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.fact.Answer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What apk knows in a stage.
 *
 * @param base names and versions that the base image has
 * @param world what instructions asked for; a virtual name has what it stands for, others
 *     themselves
 * @param added what came in for it
 */
record ApkState(
        String release,
        Map<String, String> base,
        Map<String, List<String>> world,
        List<ApkPackage> added) {

    static final StateKey<Answer<ApkState>> KEY = StateKey.fromBase("apk", ApkState::of);

    private static Answer<ApkState> of(Optional<BaseImage> base) {
        if (base.isEmpty()) return Answer.unknown("there is no base image that could have apk");
        return base.get().inventory().flatMap(ApkState::of);
    }

    private static Answer<ApkState> of(Inventory inventory) {
        if (inventory.apk().isEmpty() || inventory.osRelease().isEmpty())
            return Answer.unknown("no packages of apk are known in the base image");
        return Answer.known(
                new ApkState(inventory.osRelease().get(), inventory.apk(), Map.of(), List.of()));
    }

    /** Everything that is asked for, as atoms. */
    List<String> atoms() {
        return world.values().stream().flatMap(List::stream).distinct().toList();
    }

    ApkState adding(Optional<String> virtualName, List<String> words) {
        Map<String, List<String>> more = new LinkedHashMap<>(world);
        if (virtualName.isPresent())
            more.merge(
                    virtualName.get(),
                    words,
                    (some, others) -> Stream.concat(some.stream(), others.stream()).toList());
        else words.forEach(word -> more.put(name(word), List.of(word)));
        return new ApkState(release, base, more, added);
    }

    /** Without names or virtual names; what only they needed goes with them. */
    ApkState without(List<String> words) {
        Map<String, List<String>> less = new LinkedHashMap<>(world);
        words.forEach(word -> less.remove(name(word)));
        return new ApkState(release, base, less, added);
    }

    /** Base packages that the archive has newer are written again. */
    ApkState upgrading(ApkIndex index) {
        Map<String, String> kept = new LinkedHashMap<>(base);
        Map<String, List<String>> more = new LinkedHashMap<>(world);
        Set<String> old = new LinkedHashSet<>();
        base.forEach((name, version) ->
                index.named(name)
                        .filter(found ->
                                !version.isEmpty()
                                        && new ApkVersion(found.version())
                                                        .compareTo(new ApkVersion(version))
                                                > 0)
                        .ifPresent(found -> old.add(name)));
        old.forEach(name -> {
            kept.remove(name);
            more.put(name, List.of(name));
        });
        return new ApkState(release, kept, more, added);
    }

    ApkState with(List<ApkPackage> now) {
        return new ApkState(release, base, world, now);
    }

    private static String name(String atom) {
        int end = 0;
        while (end < atom.length() && "<>=~@".indexOf(atom.charAt(end)) < 0) end++;
        return atom.substring(0, end);
    }
}
