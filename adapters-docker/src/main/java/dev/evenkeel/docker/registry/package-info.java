/**
 * Who one is to a registry of images, and what becomes of a pull.
 *
 * <p>User names and passwords appear in no text, log or exception.
 */
@NullMarked
package dev.evenkeel.docker.registry;

import org.jspecify.annotations.NullMarked;
