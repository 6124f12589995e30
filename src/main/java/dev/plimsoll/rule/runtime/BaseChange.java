package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Ports;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.Optional;

/**
 * The base image that a stage starts from, and the one that it could start from.
 *
 * @param then the slim sibling where there is one, else the same image
 * @param full whether the image now is a general-purpose one with a sibling that can be had
 */
public record BaseChange(
        BaseImage now, BaseImage then, boolean full, Ports ports, Platform platform) {

    /**
     * The change to the slim sibling, or to nothing else where the image is slim; unknown where the
     * sibling cannot be read.
     */
    public static Answer<BaseChange> of(BaseImage now, Ports ports, Platform platform) {
        if (!SlimSibling.exists(now.reference()))
            return Answer.known(new BaseChange(now, now, false, ports, platform));
        Optional<ImageReference> sibling = SlimSibling.of(now.reference());
        if (sibling.isEmpty())
            return Answer.unknown("a digest fixes the image, and the slim one has another");
        return ports.baseImages()
                .find(sibling.get(), platform)
                .map(then -> new BaseChange(now, then, true, ports, platform));
    }

    /** Whether the image that the stage would start from is known to have the package. */
    public boolean keeps(String debianPackage) {
        return has(then, debianPackage);
    }

    /** Whether the image that it starts from is known to have the package. */
    public boolean has(String debianPackage) {
        return has(now, debianPackage);
    }

    private static boolean has(BaseImage image, String debianPackage) {
        return image.inventory()
                .asOptional()
                .filter(inventory -> inventory.dpkg().has(debianPackage))
                .isPresent();
    }

    /**
     * The same, where what the image holds is not known in full: a general-purpose image may have
     * any of them.
     */
    public boolean mayHave(String debianPackage) {
        return has(debianPackage) || (full && now.inventory().asOptional().isEmpty());
    }

    /** The version of a distribution that comes with the interpreter, such as pip's. */
    public Optional<String> versionOf(String distribution) {
        return now.inventory()
                .asOptional()
                .flatMap(inventory ->
                        Optional.ofNullable(inventory.distributions().get(distribution)));
    }

    /** What apt can install in the image that the stage would start from. */
    public Answer<PackageIndex> index() {
        Answer<Inventory> inventory = then.inventory().or(now::inventory);
        return inventory.flatMap(found ->
                ports.debianArchive().index(found.aptSources(), debianArchitecture(platform)));
    }

    /** The architecture in Debian's words; Debian policy 11.1. */
    public static String debianArchitecture(Platform platform) {
        return switch (platform.architecture()) {
            case "arm" -> platform.variant().filter("v6"::equals).isPresent() ? "armel" : "armhf";
            case "386" -> "i386";
            case "ppc64le" -> "ppc64el";
            default -> platform.architecture();
        };
    }
}
