package dev.evenkeel.docker.command;

import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.task.DockerTaskRuntime;
import dev.evenkeel.docker.task.DockerTaskRuntime.Seen;
import io.vertx.core.Context;
import java.util.Optional;

/** Runs commands in the containers of one engine. */
public final class ContainerCommands implements CommandRunner {
    private final Context context;
    private final EngineClient engine;
    private final DockerTaskRuntime tasks;

    public ContainerCommands(Context context, EngineClient engine, DockerTaskRuntime tasks) {
        this.context = context;
        this.engine = engine;
        this.tasks = tasks;
    }

    @Override
    public RunningCommand run(CommandTarget target, boolean terminal, boolean hasInput, Output output) {
        ContainerCommand command = new ContainerCommand(context, engine.commands(), terminal, hasInput, output);
        context.runOnContext(nothing -> running(target)
                .ifPresentOrElse(
                        container -> command.begin(container.id(), target.words()),
                        () -> output.ended(null, "container " + target.container() + " does not run any more")));
        return command;
    }

    private Optional<Seen> running(CommandTarget target) {
        return tasks.view(target.taskArn()).stream()
                .flatMap(view -> view.containers().stream())
                .filter(container -> container.running() && container.name().equals(target.container()))
                .findFirst();
    }
}
