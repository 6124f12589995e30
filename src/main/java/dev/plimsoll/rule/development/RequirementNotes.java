package dev.plimsoll.rule.development;

import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What comments in a requirements file say of its lines. */
final class RequirementNotes {

    private static final String VIA = "via";

    /** Words of a comment that tells a reason rather than a heading. */
    private static final Set<String> REASONS =
            Set.of("because", "so", "needed", "required", "needs", "keep", "include", "used");

    private final SourceFile source;

    RequirementNotes(RequirementsFile file) {
        this.source = file.source();
    }

    /**
     * Who wants the line, as pip-compile and uv note it: {@code # via locust} behind it or below.
     */
    Set<PackageName> parents(TextRange line) {
        Set<PackageName> parents = new HashSet<>();
        for (String parent : via(line)) {
            if (Character.isLetterOrDigit(parent.charAt(0))
                    && parent.chars().noneMatch(Character::isWhitespace))
                parents.add(PackageName.of(parent));
        }
        return parents;
    }

    /** Whether a file that people write asks for the line: {@code # via -r requirements.in}. */
    boolean isWantedItself(TextRange line) {
        return via(line).stream().anyMatch(parent -> parent.startsWith("-"));
    }

    private List<String> via(TextRange line) {
        List<String> parents = new ArrayList<>();
        int at = source.lineAt(line.start());
        String own = text(at);
        int comment = own.indexOf('#');
        boolean told = comment >= 0 && addParents(own.substring(comment), false, parents);
        while (++at <= source.lineCount() && isIndentedComment(at)) {
            told |= addParents(text(at), told, parents);
        }
        return parents;
    }

    /** {@code # via a, b}, or one of the lines below {@code # via}; whether it tells a parent. */
    private static boolean addParents(String comment, boolean goesOn, List<String> parents) {
        String said = comment.substring(1).strip();
        boolean begins = said.equals(VIA) || said.startsWith(VIA + " ");
        if (!begins && !goesOn) return false;
        List.of((begins ? said.substring(VIA.length()) : said).split(",", -1)).stream()
                .map(String::strip)
                .filter(parent -> !parent.isEmpty())
                .forEach(parents::add);
        return true;
    }

    private boolean isIndentedComment(int line) {
        String raw = source.line(line).of(source.text());
        return raw.startsWith(" ") && raw.strip().startsWith("#");
    }

    /**
     * The comment above the block that a line stands in, where it gives a reason for one of these.
     */
    Optional<String> reason(List<RequirementLine.Named> lines) {
        return lines.stream()
                .flatMap(line -> above(line).stream())
                .filter(this::isReason)
                .findFirst();
    }

    private Optional<String> above(RequirementLine.Named line) {
        int at = source.lineAt(line.range().start());
        while (at > 1 && !text(at - 1).isBlank()) {
            at--;
            if (text(at).startsWith("#") && !isIndentedComment(at)) return Optional.of(text(at));
        }
        return Optional.empty();
    }

    private boolean isReason(String comment) {
        return List.of(comment.substring(1).toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).stream()
                .anyMatch(REASONS::contains);
    }

    private String text(int line) {
        return source.line(line).of(source.text()).strip();
    }
}
