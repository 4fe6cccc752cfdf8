package dev.evenkeel.core.spi;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;

/**
 * A container instance that a task could run on.
 *
 * @param remaining what is free on it now, before the task is placed
 * @param tasksOfGroup how many tasks of the question's group are on it
 */
public record Candidate(ContainerInstance instance, Resources remaining, int tasksOfGroup) {}
