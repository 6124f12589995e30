package dev.plimsoll.python;

import java.util.Locale;

/** A project's name, normalized by PEP 503: lower case, runs of {@code -_.} as one hyphen. */
public record PackageName(String value) implements Comparable<PackageName> {

    public static PackageName of(String written) {
        StringBuilder out = new StringBuilder();
        for (char c : written.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean separator = c == '-' || c == '_' || c == '.';
            if (!separator) out.append(c);
            else if (out.isEmpty() || out.charAt(out.length() - 1) != '-') out.append('-');
        }
        return new PackageName(out.toString());
    }

    @Override
    public int compareTo(PackageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
