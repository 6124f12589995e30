package dev.plimsoll.build.python;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.Platform;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.Libc;
import dev.plimsoll.python.Version;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which interpreter an image has: from what is installed in it, its environment, or its
 * tag.
 */
final class Interpreters {

    /** Python 3 of Debian's and Ubuntu's releases; their package archives. */
    private static final Map<String, String> BY_SUITE =
            Map.of(
                    "buster",
                    "3.7",
                    "bullseye",
                    "3.9",
                    "bookworm",
                    "3.11",
                    "trixie",
                    "3.13",
                    "focal",
                    "3.8",
                    "jammy",
                    "3.10",
                    "noble",
                    "3.12",
                    "plucky",
                    "3.13");

    /**
     * The glibc that is assumed where the release is not known: wheels for it run on everything
     * newer.
     */
    private static final int CAUTIOUS_GLIBC = 31;

    private Interpreters() {}

    static Answer<Interpreter> of(Machine machine, Map<String, String> environment) {
        Optional<Inventory> inventory =
                machine.base().flatMap(base -> base.inventory().asOptional());
        Optional<String> tag =
                machine.base()
                        .filter(Interpreters::isPythonImage)
                        .flatMap(base -> base.reference().tag());
        Optional<Version> version =
                Optional.ofNullable(environment.get("PYTHON_VERSION"))
                        .or(() -> inventory.flatMap(Inventory::python))
                        .or(() -> tag.map(Interpreters::beforeHyphen))
                        .or(() ->
                                inventory
                                        .flatMap(Inventory::osRelease)
                                        .flatMap(suite -> Optional.ofNullable(BY_SUITE.get(suite))))
                        .flatMap(Version::parse)
                        .filter(one -> one.release().size() > 1);
        Platform platform = machine.platform();
        Optional<String> hardware =
                Interpreter.machine(platform.architecture(), platform.variant());
        if (version.isEmpty()) return Answer.unknown("which Python the image has is not known");
        if (hardware.isEmpty()) return Answer.unknown("no wheels are known for " + platform);
        return Answer.known(
                new Interpreter(version.get(), hardware.get(), libc(inventory, machine.base())));
    }

    private static Libc libc(Optional<Inventory> inventory, Optional<BaseImage> base) {
        Optional<Libc> installed = inventory.flatMap(one -> Libc.of(one.osId(), one.osRelease()));
        if (installed.isPresent()) return installed.get();
        String name = base.map(one -> one.reference().familiar()).orElse("");
        if (name.contains("alpine")) return new Libc.Musl(2);
        return Libc.GLIBC_BY_SUITE.entrySet().stream()
                .filter(entry -> name.contains(entry.getKey()))
                .findFirst()
                .<Libc>map(entry -> new Libc.Glibc(entry.getValue()))
                .orElseGet(() -> new Libc.Glibc(CAUTIOUS_GLIBC));
    }

    /**
     * Whether Python was built into {@code /usr/local}, as Docker Hub's images of Python have it.
     */
    static boolean isFromSource(Machine machine, Map<String, String> environment) {
        return environment.containsKey("PYTHON_VERSION")
                || machine.base().filter(Interpreters::isPythonImage).isPresent();
    }

    private static boolean isPythonImage(BaseImage base) {
        String repository = base.reference().repository();
        return repository.substring(repository.lastIndexOf('/') + 1).equals("python");
    }

    private static String beforeHyphen(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? tag : tag.substring(0, hyphen);
    }
}
