/** ECS inside a unit test, as a user of the AWS SDK would have it. */
@NullMarked
package com.example.embedding;

import org.jspecify.annotations.NullMarked;
