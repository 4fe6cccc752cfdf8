package dev.evenkeel.core.port;

/**
 * Calls the functions that have a say in deployments.
 *
 * <p>Promise: each call is answered once through {@link Reports#hookAnswered}, within 15 minutes. Failure: what goes wrong
 * with a function, or a function that is not known, is an answer FAILED that says why, never an exception. Threading:
 * called on the engine's timeline, must not block; answers may come from any thread. Idempotence key: execution id and
 * number of the call; a call that comes again may be made again, its answers count once.
 */
public interface LifecycleHooks {

    void call(HookCall call);

    /** What knows no function. */
    static LifecycleHooks none(Reports reports) {
        return call -> reports.hookAnswered(HookAnswer.failed(
                call, call.targetArn() + " is not known here: name the URL or the command that stands in for it"));
    }
}
