package dev.plimsoll.github;

/** The words in which GraphQL is asked for a pull request and what stands on it. */
final class StateQuery {

    private static final String COMMENTS =
            "pageInfo { hasNextPage endCursor } nodes { databaseId id body viewerDidAuthor }";

    private static final String THREADS =
            """
            pageInfo { hasNextPage endCursor } nodes { id isResolved viewerCanResolve
              resolvedBy { login }
              comments(first: 1) { nodes { databaseId id body viewerDidAuthor isMinimized viewerCanMinimize } } }\
            """;

    private static final String REVIEWS =
            "pageInfo { hasNextPage endCursor } nodes { body viewerDidAuthor }";

    private static final String BLOB = "... on Blob { text byteSize }";

    /** All of it; longer lists have further pages. */
    static final String STATE =
            """
            query PullRequestState($owner: String!, $name: String!, $number: Int!, $app: Int!, $check: String!, $file: String!, $organisationFile: String!) {
              viewer { login }
              repository(owner: $owner, name: $name) { pullRequest(number: $number) {
                number state isDraft baseRefName baseRefOid headRefName headRefOid
                headRepository { nameWithOwner } author { __typename login }
                baseRef { target { oid ... on Commit { file(path: $file) { object { %1$s } } } } }
                comments(first: 100) { %2$s }
                reviewThreads(first: 100) { %3$s }
                reviews(first: 100) { %4$s }
                commits(last: 1) { nodes { commit { oid checkSuites(first: 10, filterBy: {appId: $app, checkName: $check}) { nodes {
                  checkRuns(first: 10, filterBy: {appId: $app, checkName: $check, checkType: LATEST}) { nodes {
                    databaseId externalId conclusion title summary } } } } } } }
              } }
              organisation: repository(owner: $owner, name: ".github") { object(expression: $organisationFile) { %1$s } }
            }\
            """
                    .formatted(BLOB, COMMENTS, THREADS, REVIEWS);

    private StateQuery() {}

    /** The further pages of {@code comments}, {@code reviewThreads} or {@code reviews}. */
    static String more(String list) {
        String fields =
                switch (list) {
                    case "comments" -> COMMENTS;
                    case "reviewThreads" -> THREADS;
                    default -> REVIEWS;
                };
        return """
        query More($owner: String!, $name: String!, $number: Int!, $after: String) {
          repository(owner: $owner, name: $name) { pullRequest(number: $number) {
            %s(first: 100, after: $after) { %s } } } }\
        """
                .formatted(list, fields);
    }
}
