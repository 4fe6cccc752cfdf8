package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.shell.CommandException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task definition and a service, in the shape that the AWS CLI takes by {@code --cli-input-json}. Only what this
 * program itself relies on is checked; all else is the server's to judge, so members that are unknown here pass through.
 *
 * @param taskDefinition the request of RegisterTaskDefinition
 * @param service the request of CreateService
 * @param serviceName the service's name
 */
public record DeployFiles(JsonObject taskDefinition, JsonObject service, String serviceName) {
    /** The names of the files in a folder, as ecspresso has them. */
    public static final String TASK_DEFINITION_FILE = "ecs-task-def.json";

    /** See {@link #TASK_DEFINITION_FILE}. */
    public static final String SERVICE_FILE = "ecs-service-def.json";

    /** The largest file that is read. */
    public static final long MOST_BYTES = 1 << 20;

    /**
     * Reads both files.
     *
     * @param name the service's name when its file has none, and instead of the one it has; null to take the file's
     * @throws CommandException with exit code 2, naming file, line and column
     */
    public static DeployFiles read(Path taskDefinitionFile, Path serviceFile, @Nullable String name) {
        return of(
                taskDefinitionFile.toString(),
                object(taskDefinitionFile),
                serviceFile.toString(),
                object(serviceFile),
                name);
    }

    /**
     * What is in files of any form.
     *
     * @param taskDefinitionPlace where it stands, for messages
     * @param servicePlace where it stands, for messages
     * @throws CommandException with exit code 2, naming the place
     */
    public static DeployFiles of(
            String taskDefinitionPlace,
            JsonObject taskDefinition,
            String servicePlace,
            JsonObject service,
            @Nullable String name) {
        wantText(taskDefinitionPlace, taskDefinition, "family");
        if (taskDefinition.objects("containerDefinitions").isEmpty()) {
            throw CommandException.badInput(taskDefinitionPlace
                    + ": containerDefinitions must be a list with at least one container: it takes what"
                    + " 'aws ecs register-task-definition --generate-cli-skeleton' prints");
        }
        checkCount(servicePlace, service);
        if (service.has("cluster")) {
            wantText(servicePlace, service, "cluster");
        }
        if (name == null && !service.has("serviceName")) {
            throw CommandException.badInput(
                    servicePlace + ": serviceName is missing: add it, or pass --service-name NAME");
        }
        String serviceName = name == null ? wantText(servicePlace, service, "serviceName") : name;
        return new DeployFiles(taskDefinition, service, serviceName);
    }

    /** The cluster that the service's file names, or null. */
    public @Nullable String cluster() {
        return service.text("cluster");
    }

    /**
     * The JSON object in a file of at most 1 MiB.
     *
     * @throws CommandException with exit code 2, naming file, line and column
     */
    public static JsonObject object(Path file) {
        try {
            return JsonReader.read(text(file));
        } catch (JsonException e) {
            throw CommandException.badInput(
                    file + ":" + e.line() + ":" + e.column() + ": not valid JSON: " + e.problem());
        }
    }

    /**
     * The text of a file of at most 1 MiB.
     *
     * @throws CommandException with exit code 2, naming the file
     */
    public static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CommandException.badInput(file + " is larger than 1 MiB: that is no definition");
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw CommandException.badInput(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw CommandException.badInput(unreadable(file));
        }
    }

    private static String unreadable(Path file) {
        if (!Files.exists(file)) {
            return "there is no file " + file + ": a folder to deploy holds " + TASK_DEFINITION_FILE + " and "
                    + SERVICE_FILE + ", or name them with --taskdef and --service";
        }
        return Files.isDirectory(file)
                ? file + " is a folder: name the file in it"
                : file + " cannot be read: check its permissions";
    }

    private static String wantText(String place, JsonObject object, String member) {
        String text = object.text(member);
        if (text != null && !text.isEmpty()) {
            return text;
        }
        throw CommandException.badInput(
                place + ": " + member + (object.has(member) ? " must be a text that is not empty" : " is missing"));
    }

    private static void checkCount(String place, JsonObject service) {
        Object count = service.members().get("desiredCount");
        boolean fits = count == null || (count instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE);
        if (!fits) {
            throw CommandException.badInput(
                    place + ": desiredCount must be a whole number, 0 or more, not " + printed(count));
        }
    }

    private static String printed(@Nullable Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> ? "a list or object" : "'" + value + "'";
    }
}
