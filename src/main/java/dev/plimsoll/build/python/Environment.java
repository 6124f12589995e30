package dev.plimsoll.build.python;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;

/**
 * Where an installer writes to.
 *
 * @param prefix scripts are below its {@code bin}
 * @param sitePackages where modules are
 * @param system whether it is the interpreter's own, not a virtual environment or a folder
 */
public record Environment(
        Interpreter interpreter, ImagePath prefix, ImagePath sitePackages, boolean system) {

    static Environment virtual(Interpreter interpreter, ImagePath prefix) {
        return new Environment(
                interpreter, prefix, sitePackages(interpreter, prefix, "site-packages"), false);
    }

    /**
     * The interpreter's own: built from source, or Debian's, whose pip installs beside the packages
     * of dpkg.
     */
    static Environment system(Interpreter interpreter, boolean fromSource) {
        ImagePath prefix = ImagePath.of("/usr/local");
        return new Environment(
                interpreter,
                prefix,
                sitePackages(interpreter, prefix, fromSource ? "site-packages" : "dist-packages"),
                true);
    }

    /** The same under another prefix: {@code --prefix}, {@code --root}, {@code --user}. */
    Environment under(ImagePath other) {
        return new Environment(
                interpreter, other, sitePackages(interpreter, other, "site-packages"), false);
    }

    /** Whether it is a user's own beside the system's (PEP 370). */
    boolean isOfUser() {
        return prefix.name().equals(".local");
    }

    /** {@code --target}: modules lie in the folder itself. */
    Environment target(ImagePath folder) {
        return new Environment(interpreter, folder, folder, false);
    }

    private static ImagePath sitePackages(Interpreter interpreter, ImagePath prefix, String name) {
        return prefix.resolve("lib/python" + interpreter.majorMinor() + "/" + name);
    }

    /** The folder of modules as seen from the prefix; empty where they are one. */
    String relativeSitePackages() {
        return sitePackages.equals(prefix)
                ? ""
                : sitePackages.value().substring(prefix.value().length() + 1) + "/";
    }
}
