package dev.evenkeel.core.service;

import dev.evenkeel.core.id.TaskArn;
import java.time.Instant;
import java.util.List;

/**
 * Tasks of a service on their way from one availability zone to another: new ones were started there, and as many old ones
 * stop here when these are healthy.
 *
 * @param started none where no place was found
 * @param retryAt when a move that found no place is given up, to look again; room that appears ends it before
 */
public record ZoneMove(String from, String to, List<TaskArn> started, Instant retryAt) {
    public ZoneMove {
        started = List.copyOf(started);
    }
}
