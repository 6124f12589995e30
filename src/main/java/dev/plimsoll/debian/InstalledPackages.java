package dev.plimsoll.debian;

import java.util.Map;

/** What dpkg's status says is installed: name (without architecture) to version, the version empty where it is not known. */
public record InstalledPackages(Map<String, String> versions) {

    public static final InstalledPackages NONE = new InstalledPackages(Map.of());
}
