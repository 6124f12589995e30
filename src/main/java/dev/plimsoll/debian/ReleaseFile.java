package dev.plimsoll.debian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a suite's Release or InRelease says of its indexes (Debian's repository format, "Release
 * files"). The signature is not looked at.
 *
 * @param notAutomatic packages are not taken unasked, as in experimental; {@code butUpgrades} for
 *     backports
 * @param files path below the suite's folder to size and SHA-256
 */
public record ReleaseFile(
        String suite,
        String codename,
        boolean byHash,
        boolean notAutomatic,
        boolean butUpgrades,
        Map<String, Entry> files) {

    /** A file that the suite lists; {@code bytes} as it is transferred. */
    public record Entry(String sha256, long bytes) {}

    public static ReleaseFile parse(String text) {
        Stanza fields = new Stanza(withoutSignature(text));
        Map<String, Entry> files = new LinkedHashMap<>();
        fields.field("SHA256")
                .lines()
                .forEach(line -> {
                    String[] parts = line.strip().split("\\s+", -1);
                    if (parts.length == 3 && isNumber(parts[1]))
                        files.put(parts[2], new Entry(parts[0], Long.parseLong(parts[1])));
                });
        return new ReleaseFile(
                fields.field("Suite"),
                fields.field("Codename"),
                fields.isYes("Acquire-By-Hash"),
                fields.isYes("NotAutomatic"),
                fields.isYes("ButAutomaticUpgrades"),
                Map.copyOf(files));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= 15
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * An InRelease is the Release between OpenPGP's armour lines (RFC 9580, "Cleartext Signature
     * Framework").
     */
    private static String withoutSignature(String text) {
        int start = text.indexOf("-----BEGIN PGP SIGNED MESSAGE-----");
        if (start < 0) return text;
        int body = text.indexOf("\n\n", start);
        int end = text.indexOf("-----BEGIN PGP SIGNATURE-----", start);
        return text.substring(body < 0 ? start : body + 2, end < 0 ? text.length() : end);
    }

    public Optional<Entry> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /**
     * Who is preferred by apt_preferences(5): 500, or 100 and 1 for suites that are not automatic.
     */
    public int pin() {
        if (!notAutomatic) return PackageIndex.USUAL_PIN;
        return butUpgrades ? PackageIndex.BACKPORTS_PIN : PackageIndex.NOT_AUTOMATIC_PIN;
    }
}
