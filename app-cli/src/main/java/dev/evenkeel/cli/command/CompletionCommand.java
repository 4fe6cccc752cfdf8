package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;
import java.util.Objects;

/** {@code evenkeel completion bash|zsh}: a script made from the same tables as parsing and help. */
final class CompletionCommand implements Command {
    @Override
    public Syntax syntax() {
        return new Syntax(
                "completion",
                Commands.summary("completion"),
                List.of("The script completes commands, options and file names."),
                List.of(Operand.required("SHELL", "bash or zsh.")),
                List.of(),
                List.of(),
                List.of(
                        new Syntax.Example(
                                "source <(evenkeel completion bash)",
                                "completion in this bash; put it in ~/.bashrc to keep it"),
                        new Syntax.Example(
                                "source <(evenkeel completion zsh)", "the same for zsh, after compinit in ~/.zshrc")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        List<Syntax> syntaxes = Commands.names().stream()
                .map(name -> Objects.requireNonNull(Commands.open(name), name).syntax())
                .toList();
        String script = switch (arguments.operand(0)) {
            case "bash" -> CompletionScript.bash(syntaxes);
            case "zsh" -> CompletionScript.zsh(syntaxes);
            default ->
                throw CommandException.badInput(
                        "there is no completion for '" + arguments.operand(0) + "': it is made for bash and zsh");
        };
        shell.out().print(script);
        return ExitCode.OK;
    }
}
