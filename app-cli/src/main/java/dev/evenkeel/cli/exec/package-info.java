/**
 * Commands in containers, seen from the terminal: what is typed goes there, what is written comes back.
 *
 * <p>Rule of the package: it speaks the session protocol only; which command may run where is the server's business.
 */
@NullMarked
package dev.evenkeel.cli.exec;

import org.jspecify.annotations.NullMarked;
