package dev.evenkeel.aws;

import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import java.lang.reflect.RecordComponent;
import java.util.UUID;

/** What may be sent twice when nobody knows whether the first one arrived. */
final class Repetition {
    private static final String TOKEN = "clientToken";

    private Repetition() {}

    /** Whether doing it twice leaves the same as doing it once. */
    static boolean isHarmless(Record request) {
        return switch (request) {
            // Each makes a revision, a task, a deployment of its own, and ECS takes no client token for it.
            case RegisterTaskDefinitionRequest register -> false;
            case StartTaskRequest start -> false;
            case UpdateServiceRequest update -> !Boolean.TRUE.equals(update.forceNewDeployment());
            default -> true;
        };
    }

    /** The same request with a client token, if it can have one and has none, by which ECS knows it again. */
    static <Q extends Record> Q withToken(Class<Q> type, Q request) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        boolean filled = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getAccessor().invoke(request);
                if (components[i].getName().equals(TOKEN) && values[i] == null) {
                    values[i] = UUID.randomUUID().toString();
                    filled = true;
                }
            }
            return filled ? type.getDeclaredConstructor(types).newInstance(values) : request;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of core.api are public and take what they hold: " + type, e);
        }
    }
}
