package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import java.util.Collection;
import java.util.SortedMap;

/**
 * What tasks use of their host.
 *
 * <p>Promise: the answer holds, for each task that was measured, its mean use since the last call that named it.
 * Failure: a task that could not be measured is absent, never zero, since missing data must not scale a service in.
 * Threading: called on the engine's timeline, must not block: adapters keep the newest figures at hand. Idempotence:
 * none, each call ends a period.
 */
public interface MetricSource {

    SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks);
}
