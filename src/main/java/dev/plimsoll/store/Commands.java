package dev.plimsoll.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What people asked for on pull requests, each answered once. */
public final class Commands {

    private final Database database;

    public Commands(Database database) {
        this.database = database;
    }

    static void add(Handle handle, long pullRequest, CommandRow asked, long now) {
        handle.createUpdate(
                        """
                        INSERT INTO commands (pull_request, name, arguments, actor, comment, head, received)
                        VALUES (:pullRequest, :name, :arguments, :actor, :comment, :head, :now)
                        """)
                .bind("pullRequest", pullRequest)
                .bind("name", asked.name())
                .bind("arguments", String.join(" ", asked.arguments()))
                .bind("actor", asked.actor())
                .bind("comment", asked.comment().orElse(null))
                .bind("head", asked.head().orElse(null))
                .bind("now", now)
                .execute();
    }

    /** Those not answered yet, in the order in which they came. */
    public List<CommandRow> open(long pullRequest) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM commands WHERE pull_request = :pullRequest AND outcome IS NULL ORDER BY id")
                        .bind("pullRequest", pullRequest)
                        .map((r, context) -> {
                            String arguments = r.getString("arguments");
                            long comment = r.getLong("comment");
                            return new CommandRow(
                                    r.getLong("id"),
                                    r.getString("name"),
                                    arguments.isEmpty()
                                            ? List.of()
                                            : List.of(arguments.split(" ", -1)),
                                    r.getString("actor"),
                                    comment == 0 ? Optional.empty() : Optional.of(comment),
                                    Optional.ofNullable(r.getString("head")));
                        })
                        .list());
    }

    public void answered(long id, String outcome) {
        database.write(handle ->
                handle.createUpdate("UPDATE commands SET outcome = :outcome WHERE id = :id")
                        .bind("id", id)
                        .bind("outcome", outcome)
                        .execute());
    }
}
