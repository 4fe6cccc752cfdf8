package dev.evenkeel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperationsTest {
    /** The one operation whose method could not have the operation's name: ECS has one of the same name. */
    private static final String RENAMED = "listTagsForScalableTarget";

    @Test
    void offersEveryMethodOfThePortsUnderItsOwnName() {
        TreeMap<String, String> offered = new TreeMap<>();
        for (Operation<?, ?> operation : Operations.offered()) {
            offered.put(operation.target(), signature(operation));
        }

        TreeMap<String, String> methods = new TreeMap<>();
        put(methods, AwsService.ECS, EcsApi.class);
        put(methods, AwsService.APPLICATION_AUTOSCALING, AutoScalingApi.class);

        assertEquals(methods, offered);
    }

    @Test
    void callsTheMethodOfItsName() {
        List<String> called = new ArrayList<>();
        EcsApi ecs = recorder(EcsApi.class, called);
        AutoScalingApi scaling = recorder(AutoScalingApi.class, called);

        List<String> expected = new ArrayList<>();
        for (Operation<?, ?> operation : Operations.offered()) {
            answerNull(operation, ecs, scaling);
            expected.add(methodName(operation));
        }

        assertEquals(expected, called);
    }

    @Test
    void knowsEachOperationOfTheServicesOnce() {
        TreeMap<AwsService, Integer> counts = new TreeMap<>();
        TreeSet<String> both = new TreeSet<>();
        for (AwsService service : AwsService.values()) {
            TreeSet<String> offered = new TreeSet<>();
            Operations.offered().stream()
                    .filter(operation -> operation.service() == service)
                    .forEach(operation -> offered.add(operation.name()));
            counts.put(service, offered.size() + Operations.notOffered(service).size());
            offered.retainAll(Operations.notOffered(service));
            both.addAll(offered);
        }

        assertEquals(new TreeMap<>(Map.of(AwsService.ECS, 88, AwsService.APPLICATION_AUTOSCALING, 14)), counts);
        assertEquals(new TreeSet<>(), both);
    }

    @Test
    void namesWhatItDoesNotOffer() {
        List<String> targets = List.of(
                "AmazonEC2ContainerServiceV20141113.CreateDaemon",
                "AnyScaleFrontendService.PutScheduledAction",
                "AmazonEC2ContainerServiceV20141113.Foo",
                "AmazonEC2ContainerServiceV20141113.",
                "Foo.ListClusters");

        List<String> answers = targets.stream()
                .map(target -> assertThrows(WireException.class, () -> Operations.byTarget(target)))
                .map(refusal -> refusal.status() + " " + refusal.type() + " " + refusal.getMessage())
                .toList();

        assertEquals(
                List.of(
                        "400 UnknownOperationException Evenkeel does not offer CreateDaemon yet",
                        "400 UnknownOperationException Evenkeel does not offer PutScheduledAction yet",
                        "400 UnknownOperationException unknown operation Foo",
                        "400 UnknownOperationException unknown operation ",
                        "400 UnknownOperationException unknown target Foo.ListClusters; Evenkeel answers "
                                + "AmazonEC2ContainerServiceV20141113.* and AnyScaleFrontendService.*"),
                answers);
    }

    private static void put(Map<String, String> methods, AwsService service, Class<?> port) {
        for (Method method : port.getDeclaredMethods()) {
            if (method.isSynthetic()) {
                continue;
            }
            String name = method.getName().equals(RENAMED)
                    ? "ListTagsForResource"
                    : method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                            + method.getName().substring(1);
            methods.put(
                    service.targetPrefix() + name,
                    Arrays.toString(method.getParameterTypes()) + method.getReturnType());
        }
    }

    private static String signature(Operation<?, ?> operation) {
        return "[" + operation.requestType() + "]" + operation.responseType();
    }

    private static String methodName(Operation<?, ?> operation) {
        boolean renamed = operation.target().equals("AnyScaleFrontendService.ListTagsForResource");
        return renamed
                ? RENAMED
                : operation.name().substring(0, 1).toLowerCase(Locale.ROOT)
                        + operation.name().substring(1);
    }

    @SuppressWarnings("NullAway") // the recorder looks at no argument
    private static <Q extends Record> void answerNull(Operation<Q, ?> operation, EcsApi ecs, AutoScalingApi scaling) {
        operation.answer(ecs, scaling, null);
    }

    private static <T> T recorder(Class<T> port, List<String> called) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return null;
                }));
    }
}
