package dev.plimsoll.build;

import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stage stands between two instructions: what it holds, and how it runs. Changes as
 * instructions are read.
 */
final class StageCondition {

    /** What a container's PATH is where no image says it; moby's {@code DefaultPathEnv}. */
    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    final Map<String, String> environment = new LinkedHashMap<>();
    final Map<String, String> arguments = new LinkedHashMap<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final List<String> onbuild = new ArrayList<>();
    String user;
    String workingDirectory;
    List<String> shell;
    Optional<List<String>> entrypoint;
    Optional<List<String>> command;
    FileSystem files;
    States states;

    /** Begins with what an image or a parent stage ends with; its triggers are not its own. */
    StageCondition(ImageConfig config, FileSystem files, States states) {
        environment.putAll(config.environment());
        labels.putAll(config.labels());
        this.user = config.user();
        this.workingDirectory = config.workingDirectory();
        this.shell = config.shell().isEmpty() ? DEFAULT_SHELL : config.shell();
        this.entrypoint = config.entrypoint();
        this.command = config.command();
        this.files = files;
        this.states = states;
    }

    String effectiveUser() {
        return user.isEmpty() || user.equals("0") ? "root" : user;
    }

    ImagePath folder() {
        return ImagePath.of(workingDirectory);
    }

    /** What instructions see: ARG, and ENV over it. */
    Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>(arguments);
        all.putAll(environment);
        return all;
    }

    /** What a RUN's commands see. */
    Map<String, String> processEnvironment() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("PATH", PATH);
        all.putAll(variables());
        all.putIfAbsent("HOME", states.get(Users.KEY).home(effectiveUser()).value());
        return all;
    }

    ImageConfig config() {
        return new ImageConfig(
                new LinkedHashMap<>(environment),
                user,
                workingDirectory,
                entrypoint,
                command,
                shell.equals(DEFAULT_SHELL) ? List.of() : List.copyOf(shell),
                List.copyOf(onbuild),
                new LinkedHashMap<>(labels));
    }
}
