package dev.evenkeel.core.query;

import dev.evenkeel.core.capacity.ContainerInstance;
import java.util.Collection;

/**
 * All that an expression may ask of a container instance.
 *
 * @param groups the groups of the tasks on it that are wanted, each once
 * @param runningTasks how many of its tasks are RUNNING
 */
public record InstanceFacts(ContainerInstance instance, Collection<String> groups, int runningTasks) {}
