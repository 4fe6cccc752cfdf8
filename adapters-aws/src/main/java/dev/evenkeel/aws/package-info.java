/**
 * The backend {@code aws}: ECS itself, or any endpoint that speaks its API.
 *
 * <p>Nothing is decided here, and no operation is named but where repeating it would do harm: wire knows the operations
 * and their JSON, the AWS SDK knows who calls, where ECS is and how a request is signed.
 */
@NullMarked
package dev.evenkeel.aws;

import org.jspecify.annotations.NullMarked;
