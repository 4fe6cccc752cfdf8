/**
 * A small world for tests of the core: hosts, tasks and load that do just what the test says.
 *
 * <p>Nothing here knows a rule of ECS; what goes on in it moves only with the virtual timeline.
 */
@NullUnmarked
package dev.evenkeel.core.fake;

import org.jspecify.annotations.NullUnmarked;
