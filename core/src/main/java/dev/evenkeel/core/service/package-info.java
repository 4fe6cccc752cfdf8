/**
 * Services: keeping up a number of tasks.
 *
 * <p>A stopped task is replaced, never restarted.
 */
@NullMarked
package dev.evenkeel.core.service;

import org.jspecify.annotations.NullMarked;
