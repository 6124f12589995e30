package dev.plimsoll.registry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The databases of dpkg and apk: which packages are installed in which version. */
final class StatusFiles {

    private StatusFiles() {}

    /**
     * {@code var/lib/dpkg/status}; a stanza without a Status, as distroless images have, is
     * installed.
     */
    static Map<String, String> dpkg(String text) {
        Map<String, String> installed = new TreeMap<>();
        String name = "";
        String version = "";
        boolean present = true;
        for (String line : (text + "\n").lines().toList()) {
            if (line.isEmpty()) {
                if (present && !name.isEmpty()) installed.put(name, version);
                name = "";
                version = "";
                present = true;
            } else if (line.startsWith("Package: "))
                name = line.substring("Package: ".length()).strip();
            else if (line.startsWith("Version: "))
                version = line.substring("Version: ".length()).strip();
            else if (line.startsWith("Status: ")) present = line.strip().endsWith(" installed");
        }
        if (present && !name.isEmpty()) installed.put(name, version);
        return installed;
    }

    /**
     * {@code var/lib/apt/extended_states}: the packages that were installed only because others
     * need them.
     */
    static Set<String> automatic(String text) {
        Set<String> automatic = new TreeSet<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("Package: ")) name = line.substring("Package: ".length()).strip();
            else if (line.strip().equals("Auto-Installed: 1") && !name.isEmpty())
                automatic.add(name);
        }
        return automatic;
    }

    /**
     * {@code lib/apk/db/installed}: one-letter fields, {@code P} the name and {@code V} the
     * version.
     */
    static Map<String, String> apk(String text) {
        Map<String, String> installed = new TreeMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.isEmpty()) name = "";
            else if (line.startsWith("P:")) name = line.substring(2);
            else if (line.startsWith("V:") && !name.isEmpty())
                installed.put(name, line.substring(2));
        }
        return installed;
    }
}
