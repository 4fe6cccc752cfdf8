/**
 * Commands as tables of options and operands: parsing, help and suggestions are read off the same table.
 *
 * <p>Rule of the package: no command is known here, and a mistake of the user is answered in one line that names the way out.
 */
@NullMarked
package dev.evenkeel.cli.syntax;

import org.jspecify.annotations.NullMarked;
