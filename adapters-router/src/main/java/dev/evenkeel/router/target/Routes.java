package dev.evenkeel.router.target;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The target groups as they are now. Written by the control loop, read by all. */
public final class Routes {
    private final ConcurrentMap<String, Serving> groups = new ConcurrentHashMap<>();

    public void put(Serving serving) {
        groups.put(serving.group().arn(), serving);
    }

    public void remove(String targetGroupArn) {
        groups.remove(targetGroupArn);
    }

    /** Null for a group that has no targets and of which nothing was said. */
    public @Nullable Serving of(String targetGroupArn) {
        return groups.get(targetGroupArn);
    }
}
