package dev.evenkeel.core.port;

/**
 * Where adapters tell the engine what they see.
 *
 * <p>Promise: a report is handled on the engine's timeline, in the order of arrival. Failure: none; a report that cannot
 * be true is answered with an effect (an unknown task is stopped). Threading: any thread. Idempotence: a report may come
 * any number of times.
 */
public interface Reports {

    void taskObserved(TaskObservation observation);

    void instanceObserved(InstanceObservation observation);

    void targetObserved(TargetObservation observation);

    void staticTargetObserved(StaticTargetObservation observation);

    void hookAnswered(HookAnswer answer);

    /**
     * Fargate, or Fargate Spot, has room for new tasks again, or none for now. Until it is reported there is room.
     *
     * @param capacityProvider FARGATE or FARGATE_SPOT
     */
    void fargateObserved(String capacityProvider, boolean hasCapacity);
}
