package dev.evenkeel.docker.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretReference.Secret;
import dev.evenkeel.core.secret.SecretText;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.definition.LogConfiguration;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one task. All that any of its containers names are fetched before the first container is made, as on ECS,
 * so that a task that cannot have one of them makes none.
 */
final class TaskSecrets implements TaskResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HIDDEN = "(hidden)";

    private final SecretSource source;
    private final List<ContainerDefinition> containers;
    private final Map<String, SecretText> values = new TreeMap<>();

    TaskSecrets(SecretSource source, List<ContainerDefinition> containers) {
        this.source = source;
        this.containers = List.copyOf(containers);
    }

    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        List<Future<SecretText>> all = new ArrayList<>();
        for (String valueFrom : named()) {
            all.add(fetch(valueFrom).onSuccess(value -> values.put(valueFrom, value)));
        }
        return Future.all(all)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(
                        failure instanceof SecretException missing ? new Failure(missing) : failure));
    }

    /** Forgets the values. */
    @Override
    public void remove() {
        values.clear();
    }

    /** Why a task has not what it needs, in ECS's words. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failure(SecretException missing) {
            super(missing.stoppedReason(), missing, false, false);
        }
    }

    /**
     * Puts the values into what the engine is asked to create. After everything else, since the specification is known by a
     * digest of it, on a label: a digest of a secret would let anybody try values against it.
     */
    void addTo(JsonObject spec, ContainerDefinition container) {
        ContainerVariables.add(
                spec,
                values(container.other() == null ? null : container.other().get("secrets")));
        JsonObject log = spec.getJsonObject("HostConfig", new JsonObject()).getJsonObject("LogConfig");
        if (log != null && LogConfiguration.isPassedThrough(container)) {
            JsonObject options = log.getJsonObject("Config", new JsonObject());
            values(member(container, "logConfiguration", "secretOptions")).forEach(options::put);
            log.put("Config", options);
        }
    }

    /** What keeps the user name and password of a container's registry, a JSON object; null for none. */
    @Nullable
    SecretText repositoryCredentials(ContainerDefinition container) {
        Object parameter = member(container, "repositoryCredentials", "credentialsParameter");
        return parameter == null ? null : values.get(parameter.toString());
    }

    /** A text without any of the values in it. */
    String redact(String text) {
        String clean = text;
        for (SecretText value : values.values()) {
            if (!value.reveal().isEmpty()) {
                clean = clean.replace(value.reveal(), HIDDEN);
            }
        }
        return clean;
    }

    private SortedSet<String> named() {
        SortedSet<String> names = new TreeSet<>();
        for (ContainerDefinition container : containers) {
            references(container.other() == null ? null : container.other().get("secrets"))
                    .forEach((name, valueFrom) -> names.add(valueFrom));
            references(member(container, "logConfiguration", "secretOptions"))
                    .forEach((name, valueFrom) -> names.add(valueFrom));
            Object parameter = member(container, "repositoryCredentials", "credentialsParameter");
            if (parameter != null) {
                names.add(parameter.toString());
            }
        }
        return names;
    }

    private Future<SecretText> fetch(String valueFrom) {
        try {
            SecretReference reference = SecretReference.parse(valueFrom);
            Context context = Vertx.currentContext();
            Future<SecretText> read = context == null
                    ? Future.fromCompletionStage(source.read(reference))
                    : Future.fromCompletionStage(source.read(reference), context);
            return read.map(value -> selected(reference, value))
                    .recover(failure -> Future.failedFuture(cause(failure)));
        } catch (SecretException malformed) {
            return Future.failedFuture(malformed);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static SecretText selected(SecretReference reference, SecretText whole) {
        if (!(reference instanceof Secret secret) || secret.jsonKey().isEmpty()) {
            return whole;
        }
        JsonNode object;
        try {
            object = JSON.readTree(whole.reveal());
        } catch (JsonProcessingException notJson) {
            // Its message quotes the secret.
            throw SecretException.notJson(secret);
        }
        if (!object.isObject()) {
            throw SecretException.notJson(secret);
        }
        String jsonKey = secret.jsonKey().get();
        JsonNode member = object.get(jsonKey);
        if (member == null) {
            throw SecretException.noJsonKey(jsonKey);
        }
        return new SecretText(member.isValueNode() ? member.asText() : member.toString());
    }

    private Map<String, String> values(@Nullable Object list) {
        Map<String, String> found = new LinkedHashMap<>();
        references(list).forEach((name, valueFrom) -> {
            SecretText value = values.get(valueFrom);
            if (value != null) {
                found.put(name, value.reveal());
            }
        });
        return found;
    }

    /** Name to valueFrom. */
    private static Map<String, String> references(@Nullable Object list) {
        Map<String, String> references = new LinkedHashMap<>();
        for (Object each : list instanceof List<?> all ? all : List.of()) {
            if (each instanceof Map<?, ?> secret
                    && secret.get("name") instanceof String name
                    && secret.get("valueFrom") instanceof String valueFrom) {
                references.put(name, valueFrom);
            }
        }
        return references;
    }

    private static @Nullable Object member(ContainerDefinition container, String name, String inner) {
        Object outer = container.other() == null ? null : container.other().get(name);
        return outer instanceof Map<?, ?> members ? members.get(inner) : null;
    }
}
