package dev.plimsoll.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The page of each rule: what it finds, why it weighs, when it stays silent. */
public final class RulePages {

    /** Every rule that a configuration may name, in the order in which they are told. */
    public static final List<String> IDS =
            List.of(
                    "full-base-image",
                    "alpine-missing-wheels",
                    "single-stage-build",
                    "build-tools-in-image",
                    "late-cleanup",
                    "apt-lists",
                    "apt-recommends",
                    "apk-cache",
                    "pip-cache",
                    "copied-by-chown",
                    "missing-dockerignore",
                    "dockerignore-gaps",
                    "dev-dependencies",
                    "lighter-package",
                    "pip-bytecode",
                    "pip-upgrade",
                    "heavy-dependency");

    private RulePages() {}

    /** The page as Markdown; empty for an id that is no rule's. */
    public static Optional<String> page(String id) {
        if (!IDS.contains(id)) return Optional.empty();
        try (InputStream page = RulePages.class.getResourceAsStream("/rules/" + id + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the page of " + id + " cannot be read from the program itself", e);
        }
    }

    /** The sentence under the page's title. */
    public static String summary(String id) {
        return page(id).flatMap(page ->
                        page.lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .findFirst())
                .orElse("");
    }
}
