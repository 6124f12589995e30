package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import java.util.Optional;
import java.util.Set;

/**
 * {@code curl} and {@code wget}: what they download is not known; without a file to write to they
 * leave nothing.
 */
final class Download implements Program {

    @Override
    public Set<String> names() {
        return Set.of("curl", "wget");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        Optional<String> file =
                Operands.value(call, "-o", "-O", "--output", "--output-document")
                        .or(() -> bundled(call));
        boolean curl = call.name().equals("curl");
        boolean named = curl && (call.has("-O") || call.has("--remote-name"));
        if (curl && !named && file.isEmpty()) return;
        if (!named && file.filter(name -> name.equals("-") || isDiscarded(name)).isPresent())
            return;
        ImagePath target =
                named || file.isEmpty()
                        ? call.workingDirectory()
                        : call.workingDirectory().resolve(file.get());
        if (machine.vanishes(target)) return;
        String host =
                call.words().stream()
                        .filter(word -> word.contains("://"))
                        .findFirst()
                        .map(Shown::host)
                        .orElse("an address");
        machine.unknown(
                "what `%s` downloads from %s is not known".formatted(Shown.name(call), host));
    }

    private static boolean isDiscarded(String name) {
        return name.startsWith("/dev/");
    }

    /** {@code -qO-}, {@code -fsSLo file}. */
    private static Optional<String> bundled(Call call) {
        for (int i = 0; i < call.words().size(); i++) {
            String word = call.words().get(i);
            if (!word.startsWith("-") || word.startsWith("--")) continue;
            if (call.name().equals("wget") && word.endsWith("O-")) return Optional.of("-");
            char option = call.name().equals("wget") ? 'O' : 'o';
            if (word.charAt(word.length() - 1) == option && i + 1 < call.words().size()) {
                return Optional.of(call.words().get(i + 1));
            }
        }
        return Optional.empty();
    }
}
