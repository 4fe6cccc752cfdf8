package dev.evenkeel.core.event;

import java.time.Instant;
import java.util.List;

/**
 * What a client token stands for.
 *
 * @param request the request it came with, as text; another one with the same token is a conflict
 * @param resources the ARNs that the request made
 * @param at when it was used
 */
public record TokenUse(String request, List<String> resources, Instant at) {
    public TokenUse {
        resources = List.copyOf(resources);
    }
}
