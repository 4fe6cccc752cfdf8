/**
 * Targets that live: who may take requests, who is chosen, what is counted.
 *
 * <p>What event loops read without asking is written in one place only, the control loop; who takes a request says so
 * before he looks whether he may, so that a target that leaves sees every request that is still under way.
 */
@NullMarked
package dev.evenkeel.router.target;

import org.jspecify.annotations.NullMarked;
