package dev.evenkeel.core.spi;

import dev.evenkeel.core.capacity.Resources;
import org.jspecify.annotations.Nullable;

/**
 * What is to be placed.
 *
 * @param group the service, or the group of a stand-alone task, whose tasks are spread
 * @param field what the strategy item names, such as {@code memory} or {@code attribute:ecs.availability-zone}
 * @param required what the task will reserve
 * @param random drawn anew for each task from the seed and the state, the same in each replay
 */
public record PlacementQuestion(String group, @Nullable String field, Resources required, long random) {}
