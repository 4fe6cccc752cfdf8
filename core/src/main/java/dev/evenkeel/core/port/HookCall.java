package dev.evenkeel.core.port;

import dev.evenkeel.core.id.ServiceArn;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call of the function behind a lifecycle hook, with all that ECS tells it.
 *
 * @param executionId the same for every call of a hook in a stage
 * @param call which call of it this is, from 1; both together name the call
 * @param targetArn of the function
 * @param lifecycleStage as the configuration of the hook has it
 * @param serviceDeploymentArn the payload's {@code resourceArn}
 * @param testTrafficWeights percent by service revision ARN; empty when there is no test traffic
 * @param productionTrafficWeights percent by service revision ARN
 * @param hookDetails from the hook's configuration, as they came
 */
public record HookCall(
        String executionId,
        int call,
        String targetArn,
        String lifecycleStage,
        ServiceArn serviceArn,
        String serviceDeploymentArn,
        String targetServiceRevisionArn,
        SortedMap<String, Double> testTrafficWeights,
        SortedMap<String, Double> productionTrafficWeights,
        Map<String, Object> hookDetails) {
    public HookCall {
        testTrafficWeights = Collections.unmodifiableSortedMap(new TreeMap<>(testTrafficWeights));
        productionTrafficWeights = Collections.unmodifiableSortedMap(new TreeMap<>(productionTrafficWeights));
    }
}
