/**
 * Application Auto Scaling of services.
 *
 * <p>Missing data never scales anything.
 */
@NullMarked
package dev.evenkeel.core.scaling;

import org.jspecify.annotations.NullMarked;
