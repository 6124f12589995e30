package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.rule.runtime.PipCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keeps a command that installs from doing so in another stage. */
final class InstallObstacles {

    private static final Set<String> MOVING_OPTIONS =
            Set.of(
                    "--user",
                    "--target",
                    "--prefix",
                    "--root",
                    "--editable",
                    "--no-build-isolation",
                    "--python");
    private static final Set<String> MOVING_VARIABLES =
            Set.of(
                    "PIP_TARGET",
                    "PIP_PREFIX",
                    "PIP_USER",
                    "PIP_ROOT",
                    "PIP_PYTHON",
                    "PIP_NO_BUILD_ISOLATION",
                    "PYTHONUSERBASE",
                    "PYTHONHOME");

    private final Optional<Environment> own;
    private final List<LockInstaller> installers;

    /**
     * @param own the folder of packages that the Dockerfile makes itself
     * @param installers all calls of uv, Poetry and pipenv in the stage
     */
    InstallObstacles(Optional<Environment> own, List<LockInstaller> installers) {
        this.own = own;
        this.installers = installers;
    }

    Optional<String> of(Call call, Step step, int line) {
        Purpose purpose = Purpose.of(call, step.calls());
        if (purpose == Purpose.NOTHING || purpose == Purpose.CLEAN) return Optional.empty();
        if (!call.certain())
            return Optional.of("a command in line %d runs only under a condition".formatted(line));
        if (!call.editable())
            return Optional.of("a command in line %d stands in a script".formatted(line));
        if (call.arguments().stream().anyMatch(argument -> !argument.known()))
            return Optional.of("a word of the RUN in line %d is not known".formatted(line));
        if (purpose == Purpose.UPGRADE)
            return Optional.of(
                    "the RUN in line %d upgrades the base image's own packages".formatted(line));
        return PipCall.of(call).flatMap(pip -> ofPip(pip, line)).or(() -> ofInstaller(call, line));
    }

    private Optional<String> ofPip(PipCall pip, int line) {
        boolean ofUser = own.filter(Environment::isOfUser).isPresent();
        Optional<String> moving =
                pip.options()
                        .filter(option ->
                                MOVING_OPTIONS.contains(option)
                                        && !(ofUser && option.equals("--user")))
                        .findFirst();
        if (moving.isPresent())
            return Optional.of("pip is given %s in line %d".formatted(moving.get(), line));
        for (String variable : MOVING_VARIABLES) {
            if (pip.call().environment().containsKey(variable))
                return Optional.of("%s is set where pip runs".formatted(variable));
        }
        if (!pip.pip().written())
            return Optional.of("pip's name comes out of a variable in line %d".formatted(line));
        if (own.isEmpty()) {
            return pip.call().environment().containsKey("VIRTUAL_ENV")
                    ? Optional.of("a virtual environment is used that no RUN makes")
                    : Optional.empty();
        }
        boolean there = ofUser || own.get().holds(pip.call()) || !pip.is("install");
        return there || pip.isForInstallers()
                ? Optional.empty()
                : Optional.of(
                        "pip in line %d installs outside the virtual environment".formatted(line));
    }

    private Optional<String> ofInstaller(Call call, int line) {
        Optional<LockInstaller> found =
                installers.stream().filter(one -> one.call().equals(call)).findFirst();
        if (found.isEmpty()) return Optional.empty();
        LockInstaller installer = found.get();
        if (!installer.call().arguments().getFirst().written())
            return Optional.of(
                    "an installer's name comes out of a variable in line %d".formatted(line));
        return switch (installer.place()) {
            case NONE -> Optional.empty();
            case ELSEWHERE ->
                    Optional.of(
                            "%s in line %d installs to a folder that its settings or its cache decide"
                                    .formatted(call.name(), line));
            case NAMED -> {
                boolean active =
                        own.filter(environment ->
                                        call.environment()
                                                .getOrDefault("VIRTUAL_ENV", "")
                                                .equals(environment.folder()))
                                .isPresent();
                yield active
                        ? Optional.empty()
                        : Optional.of(
                                "it is not known which environment uv in line %d installs to"
                                        .formatted(line));
            }
            case PROJECT ->
                    installer.folder().equals(own.map(Environment::folder))
                            ? Optional.empty()
                            : Optional.of("there is more than one virtual environment");
            case SYSTEM -> ofSystem(installer, line);
        };
    }

    private Optional<String> ofSystem(LockInstaller installer, int line) {
        if (own.isPresent())
            return Optional.of(
                    "%s in line %d installs outside the virtual environment"
                            .formatted(installer.call().name(), line));
        return installer.call().environment().containsKey("VIRTUAL_ENV")
                ? Optional.of("a virtual environment is used that no RUN makes")
                : Optional.empty();
    }
}
