package dev.evenkeel.wire;

import dev.evenkeel.core.api.balancing.BalancingApi;

/**
 * One operation of Elastic Load Balancing that is offered.
 *
 * @param name as clients know it, such as {@code CreateTargetGroup}
 * @param call the method of the inbound port that answers it
 */
public record QueryOperation<Q extends Record, R extends Record>(
        String name, Class<Q> requestType, Class<R> responseType, Call<Q, R> call) {

    /** Answers a request; throws what the port throws. */
    public R answer(BalancingApi balancing, Q request) {
        return call.answer(balancing, request);
    }

    /** How an operation reaches its port. */
    @FunctionalInterface
    public interface Call<Q, R> {
        R answer(BalancingApi balancing, Q request);
    }
}
