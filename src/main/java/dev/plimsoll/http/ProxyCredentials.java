package dev.plimsoll.http;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Shows the proxy's credentials, once. */
record ProxyCredentials(String value) implements Authenticator {

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        if (response.request().header("Proxy-Authorization") != null) return null;
        return response.request().newBuilder().header("Proxy-Authorization", value).build();
    }

    @Override
    public String toString() {
        return "ProxyCredentials";
    }
}
