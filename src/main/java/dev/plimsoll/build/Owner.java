package dev.plimsoll.build;

/** Who owns files: numbers where they are known, else names as written. */
public record Owner(String user, String group) {

    public static final Owner ROOT = new Owner("0", "0");
}
