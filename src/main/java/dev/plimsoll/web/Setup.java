package dev.plimsoll.web;

import java.io.IOException;

/** GitHub's App manifest flow, as far as the pages need it. */
public interface Setup {

    /** Where GitHub's page for new Apps is, with the state issued to this visitor. */
    String formAddress(String state);

    /** The App's manifest as JSON; GitHub sends the visitor back to {@code callback}. */
    String manifest();

    /**
     * Turns the code that GitHub gave the visitor into credentials, keeps them, and lets the server
     * serve. Gives the App's page.
     */
    String complete(String code) throws IOException;
}
