package dev.plimsoll.alpine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An atom of a {@code D:} or {@code p:} field: {@code so:libc.musl-x86_64.so.1}, {@code
 * python3~3.12}, {@code !other}.
 *
 * @param operator {@code =}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ~} or empty
 * @param conflict whether it must not be there
 */
public record ApkDependency(String name, String operator, String version, boolean conflict) {

    static ApkDependency parse(String atom) {
        boolean conflict = atom.startsWith("!");
        String text = conflict ? atom.substring(1) : atom;
        int tag = text.indexOf('@');
        if (tag > 0) text = text.substring(0, tag);
        int start = 0;
        while (start < text.length() && "<>=~".indexOf(text.charAt(start)) < 0) start++;
        int end = start;
        while (end < text.length() && "<>=~".indexOf(text.charAt(end)) >= 0) end++;
        String operator = text.substring(start, end);
        return new ApkDependency(
                text.substring(0, start),
                operator.contains("~") ? "~" : operator,
                text.substring(end),
                conflict);
    }

    static List<ApkDependency> parseAll(String field) {
        return Stream.of(field.strip().split("\\s+", -1))
                .filter(atom -> !atom.isEmpty())
                .map(ApkDependency::parse)
                .toList();
    }

    /** Whether a version is meant; {@code ~} means all that begin so. */
    public boolean admits(Optional<String> offered) {
        if (operator.isEmpty()) return true;
        if (offered.isEmpty()) return false;
        String found = offered.get();
        if (operator.equals("~"))
            return found.equals(version)
                    || (found.startsWith(version)
                            && !Character.isDigit(found.charAt(version.length())));
        int order = new ApkVersion(found).compareTo(new ApkVersion(version));
        return (operator.contains("=") && order == 0)
                || (operator.contains("<") && order < 0)
                || (operator.contains(">") && order > 0);
    }
}
