package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.json.JsonObject;

/** What a follower waits for. */
public interface Goal {
    /** Judges the service as DescribeServices shows it now. */
    Verdict judge(JsonObject service);

    /** What is waited for, as in {@code deployment ecs-svc/1 of service web}. */
    String name();

    /** Running tasks are as many as desired, and none is starting: all that a change of the count asks. */
    static Goal counts(String service) {
        return new Goal() {
            @Override
            public Verdict judge(JsonObject now) {
                if (!now.text("status", "").equals("ACTIVE")) {
                    return new Verdict.Failed("the service is " + now.text("status", "gone"));
                }
                boolean settled =
                        now.count("runningCount") == now.count("desiredCount") && now.count("pendingCount") == 0;
                return settled ? new Verdict.Reached() : new Verdict.Waiting();
            }

            @Override
            public String name() {
                return "service " + service;
            }
        };
    }
}
