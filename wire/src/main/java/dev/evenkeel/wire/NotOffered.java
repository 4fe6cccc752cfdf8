package dev.evenkeel.wire;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operations that exist at AWS but not here. Read only when somebody asks for one of them. */
final class NotOffered {
    private static final Map<AwsService, SortedSet<String>> NAMES = read();

    private NotOffered() {}

    static SortedSet<String> of(AwsService service) {
        return NAMES.getOrDefault(service, Collections.emptySortedSet());
    }

    private static Map<AwsService, SortedSet<String>> read() {
        Map<AwsService, SortedSet<String>> names = new EnumMap<>(AwsService.class);
        for (AwsService service : AwsService.values()) {
            names.put(
                    service,
                    Collections.unmodifiableSortedSet(
                            new TreeSet<>(FactFile.section("operations-not-offered.txt", service.signingName()))));
        }
        return names;
    }
}
