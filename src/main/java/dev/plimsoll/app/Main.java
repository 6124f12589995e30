package dev.plimsoll.app;

import dev.plimsoll.cli.PlimsollCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Starts Plimsoll. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Wiring wiring = new Wiring(Settings.of(System.getenv()));
        var out = new FileOutputStream(FileDescriptor.out);
        var err = new FileOutputStream(FileDescriptor.err);
        System.exit(PlimsollCommand.of(wiring, out, err, args).execute(args));
    }
}
