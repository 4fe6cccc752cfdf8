package dev.evenkeel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The operation table: every operation that is offered, and by name those that are not. */
public final class Operations {
    private static final List<Operation<?, ?>> OFFERED = OperationTable.OFFERED;

    private static final Map<String, Operation<?, ?>> BY_TARGET = byTarget();

    private Operations() {}

    /** All that are offered, in a fixed order. */
    public static List<Operation<?, ?>> offered() {
        return OFFERED;
    }

    /** The names of operations of a service that exist but are not offered. */
    public static SortedSet<String> notOffered(AwsService service) {
        return NotOffered.of(service);
    }

    /**
     * The operation that a request asks for.
     *
     * @param target the value of {@code X-Amz-Target}
     * @throws WireException {@code UnknownOperationException} with a text that names what was asked for
     */
    public static Operation<?, ?> byTarget(String target) {
        Operation<?, ?> operation = BY_TARGET.get(target);
        if (operation != null) {
            return operation;
        }
        for (AwsService service : AwsService.values()) {
            if (target.startsWith(service.targetPrefix())) {
                throw WireException.unknownOperation(notOfferedText(
                        service, target.substring(service.targetPrefix().length())));
            }
        }
        throw WireException.unknownOperation("unknown target " + WireException.excerpt(target)
                + "; Evenkeel answers " + AwsService.ECS.targetPrefix() + "* and "
                + AwsService.APPLICATION_AUTOSCALING.targetPrefix() + "*");
    }

    /** The operation with these records; both are needed to keep the types. */
    public static <Q extends Record, R extends Record> Operation<Q, R> between(Class<Q> request, Class<R> response) {
        for (Operation<?, ?> operation : OFFERED) {
            if (operation.requestType() == request && operation.responseType() == response) {
                @SuppressWarnings("unchecked") // both type arguments were just compared
                Operation<Q, R> found = (Operation<Q, R>) operation;
                return found;
            }
        }
        throw new IllegalArgumentException(
                "no operation takes " + request.getSimpleName() + " and answers " + response.getSimpleName());
    }

    private static String notOfferedText(AwsService service, String name) {
        return notOffered(service).contains(name)
                ? "Evenkeel does not offer " + name + " yet"
                : "unknown operation " + WireException.excerpt(name);
    }

    private static Map<String, Operation<?, ?>> byTarget() {
        Map<String, Operation<?, ?>> map = new LinkedHashMap<>();
        for (Operation<?, ?> operation : OFFERED) {
            map.put(operation.target(), operation);
        }
        return map;
    }
}
