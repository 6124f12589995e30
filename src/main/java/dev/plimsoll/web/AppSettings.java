package dev.plimsoll.web;

import dev.plimsoll.github.AppCredentials;
import java.util.List;

/**
 * The GitHub App's credentials.
 *
 * @param secrets the webhook's, several while one is being rotated
 */
public record AppSettings(AppCredentials credentials, List<String> secrets) {

    @Override
    public String toString() {
        return "AppSettings[" + credentials.appId() + "]";
    }
}
