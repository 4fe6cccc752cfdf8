package dev.evenkeel.cli.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonReader;
import org.junit.jupiter.api.Test;

class RolloutGoalTest {
    private static final String OWN =
            "{'id':'ecs-svc/2','status':'PRIMARY','rolloutState':'%s','rolloutStateReason':'why'}";
    private static final String OTHER = "{'id':'ecs-svc/1','status':'%s','taskDefinition':'x/web:6'}";

    private static Verdict judge(String counts, String deployments) throws JsonException {
        return judge("ACTIVE", counts, deployments, "");
    }

    private static Verdict judge(String status, String counts, String deployments, String event) throws JsonException {
        String[] c = counts.split("/", -1);
        String json = ("{'status':'" + status + "','runningCount':" + c[0] + ",'desiredCount':" + c[1]
                        + ",'pendingCount':" + c[2] + ",'deployments':[" + deployments + "],'events':[{'message':'"
                        + event + "'}]}")
                .replace('\'', '"');
        return new RolloutGoal("web", "ecs-svc/2").judge(JsonReader.read(json));
    }

    @Test
    void isReachedWhenItIsTheOnlyDeploymentCompletedAndFull() throws JsonException {
        assertEquals(new Verdict.Reached(), judge("3/3/0", OWN.formatted("COMPLETED")));
    }

    @Test
    void isReachedBehindAClassicLoadBalancerWithoutARolloutState() throws JsonException {
        assertEquals(new Verdict.Reached(), judge("3/3/0", "{'id':'ecs-svc/2','status':'PRIMARY'}"));
    }

    @Test
    void waitsForCountsStateAndTheEndOfOlderDeployments() throws JsonException {
        assertEquals(new Verdict.Waiting(), judge("2/3/1", OWN.formatted("COMPLETED")));
        assertEquals(new Verdict.Waiting(), judge("3/3/1", OWN.formatted("COMPLETED")));
        assertEquals(new Verdict.Waiting(), judge("3/3/0", OWN.formatted("IN_PROGRESS")));
        assertEquals(
                new Verdict.Waiting(), judge("3/3/0", OWN.formatted("COMPLETED") + "," + OTHER.formatted("ACTIVE")));
    }

    @Test
    void failsWithEcssReason() throws JsonException {
        assertEquals(new Verdict.Failed("why"), judge("1/3/0", OWN.formatted("FAILED")));
    }

    @Test
    void failsWhenAnotherDeploymentTookItsPlace() throws JsonException {
        String event = "(service web) (deployment ecs-svc/2) deployment failed: tasks failed to start.";

        assertEquals(
                new Verdict.Failed("it was replaced by deployment ecs-svc/1 (web:6)"),
                judge("3/3/0", OTHER.formatted("PRIMARY")));
        assertEquals(new Verdict.Failed(event), judge("ACTIVE", "3/3/0", OTHER.formatted("PRIMARY"), event));
    }

    @Test
    void failsWhenTheServiceIsDeleted() throws JsonException {
        assertEquals(
                new Verdict.Failed("the service was deleted meanwhile"),
                judge("DRAINING", "3/0/0", OWN.formatted("COMPLETED"), ""));
    }
}
