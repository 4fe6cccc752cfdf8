/**
 * Tags on resources.
 *
 * <p>Tags never change behaviour.
 */
@NullMarked
package dev.evenkeel.core.tag;

import org.jspecify.annotations.NullMarked;
