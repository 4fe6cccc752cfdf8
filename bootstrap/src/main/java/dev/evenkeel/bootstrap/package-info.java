/**
 * The composition root: configuration, plugins, time, and the engines they are put together to.
 *
 * <p>Dagger is used here and nowhere else, and holds no rule: what an app gets is {@link Evenkeel}.
 */
@NullMarked
package dev.evenkeel.bootstrap;

import org.jspecify.annotations.NullMarked;
