package dev.plimsoll.demo;

import dev.plimsoll.job.Reviewer;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.review.ReviewDraft.Check;
import dev.plimsoll.review.ReviewDraft.Conclusion;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds each line of the Dockerfile that says FAT, and would delete it: enough to see what the flow
 * makes of findings.
 */
final class ScriptedReviewer implements Reviewer {

    private static final RepositoryPath DOCKERFILE = new RepositoryPath("Dockerfile");

    @Override
    public Reviewed review(Input input) {
        Optional<SourceFile> file = input.head().text(DOCKERFILE);
        List<InlineComment> comments = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        StringBuilder lean = new StringBuilder();
        int number = 0;
        for (String line : file.map(it -> it.text().lines().toList()).orElse(List.of())) {
            number++;
            if (!line.contains("FAT")) {
                lean.append(line).append('\n');
                continue;
            }
            String key = Integer.toHexString(line.hashCode());
            keys.add(key);
            if (!input.diff().holds(DOCKERFILE, number, number)) continue;
            String body =
                    "lighter without\n```suggestion\n```\n<!-- plimsoll:finding rule=fat key="
                            + key
                            + " -->";
            comments.add(new InlineComment(DOCKERFILE, Optional.empty(), number, body, "fat", key));
        }
        boolean relevant = input.diff().changes(DOCKERFILE);
        String title = relevant ? keys.size() + " fat lines" : "nothing here changes an image";
        Check check =
                new Check(
                        title,
                        relevant ? Conclusion.SUCCESS : Conclusion.NEUTRAL,
                        title,
                        List.of(),
                        !keys.isEmpty());
        Optional<String> summary =
                relevant ? Optional.of("<!-- plimsoll:summary -->\n" + title) : Optional.empty();
        return new Said(
                new ReviewDraft(
                        relevant, check, summary, comments, keys.isEmpty() ? "" : "the patch\n"),
                keys,
                lean.toString());
    }

    private record Said(ReviewDraft draft, Set<String> findingKeys, String lean)
            implements Reviewed {

        @Override
        public String report() {
            return "{\"images\": [], \"problems\": []}";
        }

        @Override
        public SortedMap<RepositoryPath, String> fixes(Set<String> rules) {
            SortedMap<RepositoryPath, String> texts = new TreeMap<>();
            if (!findingKeys.isEmpty() && (rules.isEmpty() || rules.contains("fat")))
                texts.put(DOCKERFILE, lean);
            return texts;
        }

        @Override
        public String patch(Set<String> rules) {
            return draft.patch();
        }

        @Override
        public boolean isPlainFile(RepositoryPath path) {
            return true;
        }

        @Override
        public String configuration() {
            return "images: []\n";
        }

        @Override
        public boolean mayCommit() {
            return true;
        }
    }
}
