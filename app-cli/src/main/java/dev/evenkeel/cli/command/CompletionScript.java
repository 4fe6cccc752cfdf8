package dev.evenkeel.cli.command;

import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;
import java.util.stream.Collectors;

/** Completion scripts. They ask nobody: names of services would cost a call for each press of a key. */
final class CompletionScript {
    private CompletionScript() {}

    static String bash(List<Syntax> syntaxes) {
        StringBuilder script = new StringBuilder("""
                # bash completion of evenkeel: source <(evenkeel completion bash)
                _evenkeel() {
                    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
                    COMPREPLY=()
                    if [ "$COMP_CWORD" -eq 1 ]; then
                """);
        script.append("        words='").append(names(syntaxes)).append("'\n");
        script.append("""
                        COMPREPLY=($(compgen -W "$words" -- "$word"))
                        return
                    fi
                    case "${COMP_WORDS[1]} $before" in
                """);
        for (Syntax syntax : syntaxes) {
            for (Option option : syntax.allOptions()) {
                if (option.value() != null) {
                    String reply = option.value().equals("FILE") ? "COMPREPLY=($(compgen -f -- \"$word\")); " : "";
                    script.append("        '")
                            .append(syntax.command())
                            .append(' ')
                            .append(option.name())
                            .append("') ");
                    script.append(reply).append("return ;;\n");
                }
            }
        }
        script.append("    esac\n    case \"${COMP_WORDS[1]}\" in\n");
        for (Syntax syntax : syntaxes) {
            script.append("        ")
                    .append(syntax.command())
                    .append(") words='")
                    .append(words(syntax, syntaxes));
            script.append("' ;;\n");
        }
        return script.append("""
                    esac
                    COMPREPLY=($(compgen -W "$words" -- "$word"))
                    if [ "${COMP_WORDS[1]}" = deploy ] && [[ $word != -* ]]; then
                        COMPREPLY+=($(compgen -d -- "$word"))
                    fi
                }
                complete -o filenames -F _evenkeel evenkeel
                """).toString();
    }

    static String zsh(List<Syntax> syntaxes) {
        StringBuilder script = new StringBuilder("""
                #compdef evenkeel
                # zsh completion of evenkeel: source <(evenkeel completion zsh)
                _evenkeel() {
                    local -a commands
                    commands=(
                """);
        for (Syntax syntax : syntaxes) {
            script.append("        ")
                    .append(quoted(syntax.command() + ":" + syntax.summary()))
                    .append('\n');
        }
        script.append("""
                    )
                    if (( CURRENT == 2 )); then
                        _describe command commands
                        return
                    fi
                    local command=$words[2]
                    shift words
                    (( CURRENT-- ))
                    case $command in
                """);
        for (Syntax syntax : syntaxes) {
            script.append("        ").append(syntax.command()).append(")\n            _arguments");
            syntax.allOptions()
                    .forEach(option -> script.append(" \\\n                ").append(zshOption(option)));
            int place = 1;
            for (Operand operand : syntax.operands()) {
                script.append(" \\\n                ").append(zshOperand(place++, operand, syntaxes));
            }
            script.append(" ;;\n");
        }
        return script.append("""
                    esac
                }
                if [ "$funcstack[1]" = _evenkeel ]; then
                    _evenkeel "$@"
                else
                    compdef _evenkeel evenkeel
                fi
                """).toString();
    }

    private static String names(List<Syntax> syntaxes) {
        return syntaxes.stream().map(Syntax::command).collect(Collectors.joining(" "));
    }

    private static String words(Syntax syntax, List<Syntax> syntaxes) {
        String options = syntax.allOptions().stream().map(Option::name).collect(Collectors.joining(" "));
        return switch (syntax.command()) {
            case "help" -> names(syntaxes) + " " + options;
            case "completion" -> "bash zsh " + options;
            default -> options;
        };
    }

    private static String zshOption(Option option) {
        String help = option.help().replace("[", "(").replace("]", ")").replace(":", "\\:");
        String value = option.value() == null
                ? ""
                : ":" + option.value() + ":" + (option.value().equals("FILE") ? "_files" : "");
        return quoted(option.name() + "[" + help + "]" + value);
    }

    private static String zshOperand(int place, Operand operand, List<Syntax> syntaxes) {
        String choice = switch (operand.name()) {
            case "DIR" -> "_files -/";
            case "SHELL" -> "(bash zsh)";
            case "COMMAND" -> "(" + names(syntaxes) + ")";
            default -> "";
        };
        return quoted(place + (operand.required() ? ":" : "::") + operand.name() + ":" + choice);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
