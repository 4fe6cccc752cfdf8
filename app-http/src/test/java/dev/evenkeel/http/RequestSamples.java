package dev.evenkeel.http;

import dev.evenkeel.wire.AwsService;
import dev.evenkeel.wire.MemberType;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.RequestFacts;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/** JSON of requests made from what AWS lets them carry: of the right types, but mostly senseless. Same seed, same bytes. */
final class RequestSamples {
    static final List<String> TEXTS = List.of(
            "\"\"",
            "\"default\"",
            "\"web\"",
            "\"nginx:1\"",
            "\"web:1\"",
            "\"web:0\"",
            "\"web:99999999999999999999\"",
            "\"256\"",
            "\"0.25 vCPU\"",
            "\"FARGATE\"",
            "\"EC2\"",
            "\"REPLICA\"",
            "\"DAEMON\"",
            "\"TAGS\"",
            "\"ecs\"",
            "\"ecs:service:DesiredCount\"",
            "\"service/default/web\"",
            "\"TargetTrackingScaling\"",
            "\"ECSServiceAverageCPUUtilization\"",
            "\"arn:aws:ecs:us-east-1:123456789012:cluster/default\"",
            "\"arn:aws:ecs:us-east-1:123456789012:service/default/web\"",
            "\"arn:aws:ecs:us-east-1:123456789012:task/default/0123456789abcdef0123456789abcdef\"",
            "\"arn:aws:ecs:us-east-1:123456789012:task-definition/web:1\"",
            "\"arn:aws:ecs:us-east-1:123456789012:\"",
            "\"arn:::::\"",
            "\"arn\"",
            "\":\"",
            "\"/\"",
            "\"//\"",
            "\"../../etc/passwd\"",
            "\"service:\"",
            "\"attribute:ecs.availability-zone\"",
            "\"\\u0000\\u001b[31m\\n\"",
            "\"größe \\ud83d\\ude80\"",
            "\"%s%n{0}\"",
            "\"" + "a".repeat(300) + "\"",
            "\"" + "a".repeat(70_000) + "\"");
    static final List<String> INTEGERS =
            List.of("0", "1", "2", "3", "-1", "100", "200", "101", "50", "65535", "65536", "-2147483648", "2147483647");
    private static final int DEEPEST = 6;

    private final SplittableRandom random;
    private final AwsService service;

    RequestSamples(AwsService service, SplittableRandom random) {
        this.service = service;
        this.random = random;
    }

    String of(Operation<?, ?> operation) {
        return structure(RequestFacts.of(service).request(operation.name()), 0);
    }

    private String structure(SequencedMap<String, MemberType> members, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, MemberType> member : members.entrySet()) {
            // Most requests should get past the first check, so that the later ones are reached too.
            if (random.nextInt(3) > 0) {
                json.append(json.length() == 1 ? "" : ",")
                        .append('"')
                        .append(member.getKey())
                        .append("\":");
                json.append(value(member.getValue(), depth + 1));
            }
        }
        return json.append('}').toString();
    }

    private String value(MemberType type, int depth) {
        return switch (type) {
            case MemberType.Plain plain -> plain(plain);
            case MemberType.ListOf list -> list(list.element(), depth);
            case MemberType.MapOf map -> "{" + text() + ":" + value(map.element(), depth + 1) + "}";
            case MemberType.Structure structure ->
                depth > DEEPEST ? "{}" : structure(RequestFacts.of(service).structure(structure.name()), depth);
        };
    }

    private String list(MemberType element, int depth) {
        StringBuilder json = new StringBuilder("[");
        for (int i = depth > DEEPEST ? 0 : random.nextInt(4); i > 0; i--) {
            json.append(value(element, depth + 1)).append(i > 1 ? "," : "");
        }
        return json.append(']').toString();
    }

    private String plain(MemberType.Plain type) {
        return switch (type) {
            case STRING -> text();
            case INTEGER, LONG -> INTEGERS.get(random.nextInt(INTEGERS.size()));
            case DOUBLE -> List.of("0", "-1", "50.5", "1e300", "-1e-300").get(random.nextInt(5));
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case TIMESTAMP ->
                List.of("0", "1.7e9", "-62135596800", "253402300799").get(random.nextInt(4));
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
