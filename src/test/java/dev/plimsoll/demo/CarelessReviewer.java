package dev.plimsoll.demo;

import dev.plimsoll.job.Reviewer;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import dev.plimsoll.source.RepositoryPath;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what the scripted one says, and one thing more on a line that is in no hunk. */
final class CarelessReviewer implements Reviewer {

    private final ScriptedReviewer careful = new ScriptedReviewer();

    @Override
    public Reviewed review(Input input) {
        Reviewed said = careful.review(input);
        ReviewDraft draft = said.draft();
        List<InlineComment> comments = new ArrayList<>(draft.comments());
        comments.add(
                new InlineComment(
                        new RepositoryPath("Dockerfile"),
                        Optional.empty(),
                        900,
                        "careless\n<!-- plimsoll:finding rule=fat key=bad -->",
                        "fat",
                        "bad"));
        ReviewDraft more =
                new ReviewDraft(
                        draft.relevant(), draft.check(), draft.summary(), comments, draft.patch());
        return (Reviewed)
                Proxy.newProxyInstance(
                        Reviewed.class.getClassLoader(),
                        new Class<?>[] {Reviewed.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("draft")
                                        ? more
                                        : method.invoke(said, arguments));
    }
}
