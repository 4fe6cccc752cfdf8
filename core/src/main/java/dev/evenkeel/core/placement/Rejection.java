package dev.evenkeel.core.placement;

import dev.evenkeel.core.id.ContainerInstanceArn;

/**
 * Why one instance did not get a task.
 *
 * @param needed what the task asks for: an amount (CPU units, MiB, GPUs), a port such as {@code tcp 8080}, the name of an
 *     attribute, an expression, or the group that is kept apart
 * @param free what the instance has of it: an amount, or in words
 */
public record Rejection(ContainerInstanceArn instance, Misfit misfit, String needed, String free) {
    static Rejection amount(ContainerInstanceArn instance, Misfit misfit, int needed, int free) {
        return new Rejection(instance, misfit, Integer.toString(needed), Integer.toString(free));
    }
}
