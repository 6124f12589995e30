package dev.plimsoll.debian;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A word of {@code apt-get install}: {@code name}, {@code name=version}, {@code name/suite}, {@code
 * name:architecture}.
 *
 * @param suite what stands after the slash
 */
public record PackageWord(
        String name,
        Optional<String> version,
        Optional<String> suite,
        Optional<String> architecture) {

    /** A pattern that means more packages than this is not believed. */
    static final int MOST_MATCHES = 2000;

    public static PackageWord parse(String word) {
        int cut = indexOfAny(word, "=/");
        String name = cut < 0 ? word : word.substring(0, cut);
        Optional<String> rest = cut < 0 ? Optional.empty() : Optional.of(word.substring(cut + 1));
        boolean byVersion = cut >= 0 && word.charAt(cut) == '=';
        int colon = name.indexOf(':');
        return new PackageWord(
                colon < 0 ? name : name.substring(0, colon),
                rest.filter(text -> byVersion),
                rest.filter(text -> !byVersion),
                colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)));
    }

    private static int indexOfAny(String word, String characters) {
        for (int i = 0; i < word.length(); i++)
            if (characters.indexOf(word.charAt(i)) >= 0) return i;
        return -1;
    }

    /** Whether the word is a file, as in {@code apt-get install ./some.deb}. */
    public static boolean isFile(String word) {
        return word.startsWith("./")
                || word.startsWith("/")
                || word.startsWith("../")
                || (word.endsWith(".deb") && word.contains("/"));
    }

    /** Whether the package would have to be of another architecture than the image. */
    boolean isForeign(String native_) {
        return architecture
                .filter(a ->
                        !a.equals(native_)
                                && !a.equals("any")
                                && !a.equals("all")
                                && !a.equals("native"))
                .isPresent();
    }

    /**
     * Names that the word means as a shell pattern, or else as a regular expression, the order in
     * which apt-get tries.
     */
    static List<String> matching(String pattern, Stream<String> names, Stream<String> again) {
        if (indexOfAny(pattern, "*?[") >= 0) {
            List<String> found = matching(compiled("^" + fromGlob(pattern) + "$"), names);
            if (!found.isEmpty()) return found;
        }
        return indexOfAny(pattern, ".?+*|[^$") >= 0
                ? matching(compiled(pattern), again)
                : List.of();
    }

    private static List<String> matching(Predicate<String> wanted, Stream<String> names) {
        return names.filter(wanted).distinct().limit(MOST_MATCHES + 1L).toList();
    }

    private static Predicate<String> compiled(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return name -> pattern.matcher(name).find();
        } catch (PatternSyntaxException notOne) {
            return name -> false;
        }
    }

    private static String fromGlob(String glob) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                case '[', ']' -> expression.append(c);
                default -> expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return expression.toString();
    }
}
