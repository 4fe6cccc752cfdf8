package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandTarget;

/** A command that a client may have run now, and what runs it. */
public record AllowedCommand(CommandTarget target, CommandRunner runner) {}
