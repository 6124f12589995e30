package dev.plimsoll.rule.development;

import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.source.SourceFile;
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
    Set<PackageName> parents(RequirementLine.Named line) {
        Set<PackageName> parents = new HashSet<>();
        int at = source.lineAt(line.range().start());
        String own = text(at);
        int comment = own.indexOf('#');
        boolean told = comment >= 0 && addParents(own.substring(comment), false, parents);
        while (++at <= source.lineCount() && isIndentedComment(at)) {
            told |= addParents(text(at), told, parents);
        }
        return parents;
    }

    /** {@code # via a, b}, or one of the lines below {@code # via}; whether it tells a parent. */
    private static boolean addParents(String comment, boolean goesOn, Set<PackageName> parents) {
        String said = comment.substring(1).strip();
        boolean begins = said.equals(VIA) || said.startsWith(VIA + " ");
        if (!begins && !goesOn) return false;
        for (String parent : (begins ? said.substring(VIA.length()) : said).split(",", -1)) {
            String name = parent.strip();
            if (!name.isEmpty()
                    && name.charAt(0) != '-'
                    && name.chars().noneMatch(Character::isWhitespace)
                    && Character.isLetterOrDigit(name.charAt(0)))
                parents.add(PackageName.of(name));
        }
        return true;
    }

    private boolean isIndentedComment(int line) {
        String raw = source.line(line).of(source.text());
        return raw.startsWith(" ") && raw.strip().startsWith("#");
    }

    /** The comment above the block that a line stands in, where it gives a reason for one of these. */
    Optional<String> reason(List<RequirementLine.Named> lines) {
        return lines.stream().flatMap(line -> above(line).stream()).filter(this::isReason).findFirst();
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
