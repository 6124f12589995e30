package dev.plimsoll.app;

/** Starts Plimsoll. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
