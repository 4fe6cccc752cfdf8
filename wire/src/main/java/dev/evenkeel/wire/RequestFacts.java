package dev.evenkeel.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What AWS lets the requests of a service carry, whether Evenkeel uses it or not: facts of the public interface, from
 * {@code members.txt}.
 */
public final class RequestFacts {
    private static final Map<AwsService, RequestFacts> ALL = Map.of(
            AwsService.ECS, new RequestFacts(AwsService.ECS),
            AwsService.APPLICATION_AUTOSCALING, new RequestFacts(AwsService.APPLICATION_AUTOSCALING));

    private final Map<String, SequencedMap<String, MemberType>> requests;
    private final Map<String, SequencedMap<String, MemberType>> structures;

    private RequestFacts(AwsService service) {
        requests = read(service.signingName() + " requests");
        structures = read(service.signingName() + " structures");
    }

    public static RequestFacts of(AwsService service) {
        RequestFacts facts = ALL.get(service);
        if (facts == null) {
            throw new IllegalStateException("no facts of " + service);
        }
        return facts;
    }

    /** The members of an operation's request with their types, in AWS's order. */
    public SequencedMap<String, MemberType> request(String operation) {
        return requests.getOrDefault(operation, Collections.emptyNavigableMap());
    }

    /** The members of a structure with their types, in AWS's order. */
    public SequencedMap<String, MemberType> structure(String name) {
        return structures.getOrDefault(name, Collections.emptyNavigableMap());
    }

    private static Map<String, SequencedMap<String, MemberType>> read(String section) {
        Map<String, SequencedMap<String, MemberType>> all = new LinkedHashMap<>();
        for (String line : FactFile.section("members.txt", section)) {
            int space = line.indexOf(' ');
            String name = space < 0 ? line : line.substring(0, space);
            SequencedMap<String, MemberType> members = new LinkedHashMap<>();
            for (String member :
                    space < 0 ? new String[0] : line.substring(space + 1).split("; ", -1)) {
                String[] words = member.split(" ", -1);
                members.put(words[0], MemberType.parse(words[1]));
            }
            all.put(name, Collections.unmodifiableSequencedMap(members));
        }
        return all;
    }
}
