/**
 * Networks: what tasks of one cluster share, and what all are kept from.
 *
 * <p>A network is ours by its label, is made when the first task needs it, and goes when the last has ended.
 */
@NullMarked
package dev.evenkeel.docker.network;

import org.jspecify.annotations.NullMarked;
