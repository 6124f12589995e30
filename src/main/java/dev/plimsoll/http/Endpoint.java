package dev.plimsoll.http;

import okhttp3.HttpUrl;

/**
 * Where requests go, and on whose word.
 *
 * <p>An operator's endpoint may be a private address, but only its own host and port: what it
 * redirects to, or names as the place to fetch a token from, is a stranger's word again.
 *
 * @param url relative addresses of operations are resolved against it
 * @param operators whether the operator set it
 */
public record Endpoint(HttpUrl url, boolean operators) {

    /** One that a setting names: a mirror, an index, GitHub. */
    public static Endpoint ofOperator(HttpUrl url) {
        return new Endpoint(url, true);
    }

    /** One that a file of a repository, or an answer, names. */
    public static Endpoint ofStranger(HttpUrl url) {
        return new Endpoint(url, false);
    }

    /** Another address on this endpoint's word: the operator's only while host and port stay. */
    public Endpoint at(HttpUrl other) {
        return new Endpoint(other, vouchesFor(other));
    }

    boolean vouchesFor(HttpUrl other) {
        return operators && sameHostAndPort(url, other);
    }

    static boolean sameHostAndPort(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host()) && one.port() == other.port();
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return sameHostAndPort(one, other) && one.scheme().equals(other.scheme());
    }
}
