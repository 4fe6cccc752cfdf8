package dev.evenkeel.wire;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;

/**
 * One operation that is offered.
 *
 * @param name as clients know it, such as {@code CreateService}
 * @param call the method of the inbound port that answers it
 */
public record Operation<Q extends Record, R extends Record>(
        AwsService service, String name, Class<Q> requestType, Class<R> responseType, Call<Q, R> call) {

    /** The value of the header {@code X-Amz-Target}. */
    public String target() {
        return service.targetPrefix() + name;
    }

    /** Answers a request; throws what the port throws. */
    public R answer(EcsApi ecs, AutoScalingApi autoScaling, Q request) {
        return call.answer(ecs, autoScaling, request);
    }

    /** How an operation reaches its port. */
    @FunctionalInterface
    public interface Call<Q, R> {
        R answer(EcsApi ecs, AutoScalingApi autoScaling, Q request);
    }
}
