package dev.evenkeel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestFactsTest {
    @Test
    void everyComponentOfARequestIsAMemberOfAwssRequestAndOfItsType() {
        List<String> differences = new ArrayList<>();

        for (Operation<?, ?> operation : Operations.offered()) {
            compare(
                    operation.service(),
                    operation.name(),
                    operation.requestType(),
                    RequestFacts.of(operation.service()).request(operation.name()),
                    differences);
        }

        assertEquals(List.of(), differences);
    }

    private static void compare(
            AwsService service, String path, Class<?> record, Map<String, MemberType> facts, List<String> differences) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = service.memberName(component.getName());
            if (!component.getName().equals("other")) {
                compare(service, path + "." + name, component.getGenericType(), facts.get(name), differences);
            }
        }
    }

    private static void compare(
            AwsService service, String path, Type type, @Nullable MemberType fact, List<String> differences) {
        if (type instanceof ParameterizedType generic && fact instanceof MemberType.ListOf list) {
            compare(service, path + "[]", generic.getActualTypeArguments()[0], list.element(), differences);
        } else if (type instanceof ParameterizedType generic && fact instanceof MemberType.MapOf map) {
            compare(service, path + "{}", generic.getActualTypeArguments()[1], map.element(), differences);
        } else if (type instanceof Class<?> record && fact instanceof MemberType.Structure structure) {
            compare(service, path, record, RequestFacts.of(service).structure(structure.name()), differences);
        } else if (!(type instanceof Class<?> plain)
                || !(fact instanceof MemberType.Plain)
                || !plain.getSimpleName().equalsIgnoreCase(javaName(fact))) {
            differences.add(path + " is " + type + " here and " + fact + " at AWS");
        }
    }

    private static String javaName(MemberType fact) {
        return fact == MemberType.Plain.TIMESTAMP ? "Instant" : fact.toString();
    }
}
