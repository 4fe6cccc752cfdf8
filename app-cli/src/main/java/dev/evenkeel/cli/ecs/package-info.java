/**
 * An ECS endpoint over HTTP: where it is, who signs, what it answers.
 *
 * <p>Rule of the package: requests and answers are JSON with ECS's member names; only HttpURLConnection is used, since it is the quickest to load.
 */
@NullMarked
package dev.evenkeel.cli.ecs;

import org.jspecify.annotations.NullMarked;
