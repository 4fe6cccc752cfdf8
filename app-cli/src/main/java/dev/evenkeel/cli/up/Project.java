package dev.evenkeel.cli.up;

import dev.evenkeel.cli.deploy.DeployFiles;
import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.YamlReader;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.wire.Operations;
import dev.evenkeel.wire.UnknownMember;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The services that a folder defines.
 *
 * @param cluster the cluster they are in
 * @param services each with its task definition, in the order of the file
 * @param sources the files that were read
 */
record Project(String cluster, List<DeployFiles> services, List<Path> sources) {
    private static final List<String> SINGLE_FILES = List.of("evenkeel.yaml", "evenkeel.yml");
    private static final String USUAL_CLUSTER = "default";

    Project {
        services = List.copyOf(services);
        sources = List.copyOf(sources);
    }

    /**
     * Reads {@code evenkeel.yaml}, or else the two files that ecspresso has.
     *
     * @throws CommandException with exit code 2, naming the file and, where it is known, the place in it
     */
    static Project read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandException.badInput("there is no folder " + folder + ": name one that holds evenkeel.yaml, or "
                    + DeployFiles.TASK_DEFINITION_FILE + " and " + DeployFiles.SERVICE_FILE);
        }
        for (String name : SINGLE_FILES) {
            if (Files.exists(folder.resolve(name))) {
                return ofSingleFile(folder.resolve(name));
            }
        }
        Path taskDefinition = folder.resolve(DeployFiles.TASK_DEFINITION_FILE);
        Path service = folder.resolve(DeployFiles.SERVICE_FILE);
        if (!Files.exists(taskDefinition) && !Files.exists(service)) {
            throw CommandException.badInput(folder + " holds neither evenkeel.yaml nor "
                    + DeployFiles.TASK_DEFINITION_FILE + " and " + DeployFiles.SERVICE_FILE
                    + ": write one of them ('evenkeel help up' shows how)");
        }
        DeployFiles files = DeployFiles.read(taskDefinition, service, null);
        return new Project(
                Objects.requireNonNullElse(files.cluster(), USUAL_CLUSTER),
                List.of(files),
                List.of(taskDefinition, service));
    }

    private static Project ofSingleFile(Path file) {
        JsonObject all = yaml(file);
        refuseUnknown(file, all, List.of("cluster", "services"));
        Object services = all.members().get("services");
        if (!(services instanceof Map<?, ?> named) || named.isEmpty()) {
            throw CommandException.badInput(
                    file + ": services must name at least one service: 'services: {web: {taskDefinition: …}}'");
        }
        List<DeployFiles> read = new ArrayList<>();
        List<Path> sources = new ArrayList<>(List.of(file));
        JsonObject byName = all.object("services");
        for (Object name : named.keySet()) {
            read.add(service(file, String.valueOf(name), byName, sources));
        }
        String cluster = all.text("cluster");
        return new Project(cluster == null ? USUAL_CLUSTER : cluster, read, sources);
    }

    /** Its members are those of CreateService; the task definition stands in it, or in a JSON file beside it. */
    private static DeployFiles service(Path file, String name, JsonObject services, List<Path> sources) {
        String place = file + ": service " + name;
        if (!(services.members().get(name) instanceof Map<?, ?>)) {
            throw CommandException.badInput(place + " must have members, taskDefinition at least");
        }
        JsonObject service = services.object(name);
        String taskDefinitionPlace = place + ": taskDefinition";
        JsonObject taskDefinition;
        if (service.members().get("taskDefinition") instanceof Map<?, ?>) {
            taskDefinition = service.object("taskDefinition");
        } else {
            Path beside = beside(file, taskDefinitionPlace, service.text("taskDefinition"));
            sources.add(beside);
            taskDefinition = DeployFiles.object(beside);
            taskDefinitionPlace = beside.toString();
        }
        if (!taskDefinition.has("family")) {
            taskDefinition = taskDefinition.with("family", name);
        }
        refuseUnknown(taskDefinitionPlace, "RegisterTaskDefinition", taskDefinition);
        refuseUnknown(place, "CreateService", service.without("taskDefinition"));
        return DeployFiles.of(
                taskDefinitionPlace,
                taskDefinition,
                place,
                service.without("taskDefinition", "serviceName", "cluster"),
                name);
    }

    private static Path beside(Path file, String place, @Nullable String named) {
        try {
            return file.resolveSibling(Objects.requireNonNullElse(named, ""));
        } catch (InvalidPathException malformed) {
            throw CommandException.badInput(place + " must be a task definition, or the name of a file with one");
        }
    }

    /** A file that is written by hand has misspellings, and what ECS would pass over is nothing its writer would. */
    private static void refuseUnknown(String place, String operation, JsonObject input) {
        Operations.offered().stream()
                .filter(offered -> offered.name().equals(operation))
                .findFirst()
                .flatMap(offered -> UnknownMember.find(offered, input.members()))
                .ifPresent(unknown -> {
                    throw CommandException.badInput(place + ": " + unknown.text());
                });
    }

    private static void refuseUnknown(Path file, JsonObject object, List<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw CommandException.badInput(
                        file + ": unknown member '" + name + "': there are " + String.join(" and ", known));
            }
        }
    }

    private static JsonObject yaml(Path file) {
        try {
            return YamlReader.read(DeployFiles.text(file));
        } catch (JsonException e) {
            throw CommandException.badInput(
                    file + ":" + e.line() + ":" + e.column() + ": not valid YAML: " + e.problem());
        }
    }

    /** The service of this name, or null. */
    @Nullable
    DeployFiles service(String name) {
        for (DeployFiles service : services) {
            if (service.serviceName().equals(name)) {
                return service;
            }
        }
        return null;
    }
}
