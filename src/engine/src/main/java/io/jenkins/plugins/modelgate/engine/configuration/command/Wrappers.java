package io.jenkins.plugins.modelgate.engine.configuration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Programs that start another one, and shells that are given a script as an argument. */
final class Wrappers {
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "do", "while", "until", "!", "{", "time", "--");

    /** Words behind a shell among which its script is looked for. */
    private static final int MOST_OPTIONS = 50;

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh");

    /** What a wrapper's options take, and behind the colon how many words stand before the program. */
    private static final Map<String, String> WRAPPERS = Map.ofEntries(
            Map.entry("sudo", "ugpCRThrDt:0"),
            Map.entry("doas", "uC:0"),
            Map.entry("env", "uC:0"),
            Map.entry("exec", "a:0"),
            Map.entry("command", ":0"),
            Map.entry("builtin", ":0"),
            Map.entry("nohup", ":0"),
            Map.entry("setsid", ":0"),
            Map.entry("nice", "n:0"),
            Map.entry("ionice", "cn:0"),
            Map.entry("stdbuf", "ioe:0"),
            Map.entry("timeout", "sk:1"),
            Map.entry("time", "fo:0"),
            Map.entry("xargs", "adEIiLlnPs:0"),
            Map.entry("tini", "pe:0"),
            Map.entry("tini-static", "pe:0"),
            Map.entry("catatonit", "g:0"),
            Map.entry("dumb-init", "r:0"),
            Map.entry("gosu", ":1"),
            Map.entry("su-exec", ":1"),
            Map.entry("s6-setuidgid", ":1"),
            Map.entry("chroot", ":1"),
            Map.entry("flock", "wE:1"),
            Map.entry("taskset", ":1"),
            Map.entry("numactl", "NmiCl:0"),
            Map.entry("setpriv", ":0"),
            Map.entry("unshare", ":0"),
            Map.entry("nsenter", "t:0"),
            Map.entry("strace", "eopsu:0"),
            Map.entry("busybox", ":0"));

    private Wrappers() {}

    static String base(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    static boolean isShell(String word) {
        return SHELLS.contains(base(word));
    }

    static boolean isAssignment(String word) {
        return word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*\\+?=.*");
    }

    /** The program with its arguments, without assignments, keywords and wrappers before it; may be empty. */
    static List<String> program(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            String wrapper = WRAPPERS.get(base(word));
            if (KEYWORDS.contains(word) || isAssignment(word)) {
                at++;
            } else if (wrapper != null) {
                at = behind(words, at + 1, wrapper);
            } else {
                break;
            }
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private static int behind(List<String> words, int from, String wrapper) {
        int colon = wrapper.indexOf(':');
        int operands = wrapper.charAt(colon + 1) - '0';
        int at = from;
        while (at < words.size() && (words.get(at).startsWith("-") || isAssignment(words.get(at)))) {
            String option = words.get(at++);
            if (option.equals("--")) {
                break;
            }
            boolean takes = option.length() == 2 && wrapper.substring(0, colon).indexOf(option.charAt(1)) >= 0;
            at += takes ? 1 : 0;
        }
        return at + operands;
    }

    /**
     * The scripts that a command hands to a shell, wherever in it the shell stands: {@code tini -- bash -c "…"}, {@code find
     * -exec sh -c …}, {@code docker run image sh -c …}; of {@code eval} its words, of {@code env -S} its text.
     */
    static List<String> scripts(List<String> words) {
        List<String> scripts = new ArrayList<>();
        boolean split = false;
        for (int i = 0; i < words.size(); i++) {
            if (isShell(words.get(i)) || base(words.get(i)).equals("su")) {
                inline(words, i + 1).ifPresent(scripts::add);
            } else if (!split
                    && words.get(i).startsWith("-S")
                    && i > 0
                    && base(words.get(i - 1)).equals("env")) {
                split = true;
                scripts.add(words.get(i).substring(2) + " " + String.join(" ", words.subList(i + 1, words.size())));
            }
        }
        List<String> program = program(words);
        if (!program.isEmpty() && program.get(0).equals("eval")) {
            scripts.add(String.join(" ", program.subList(1, program.size())));
        }
        // A container's arguments alone: its entry point may be a shell.
        if (words.size() > 1 && words.get(0).matches("-[a-z]*c")) {
            scripts.add(words.get(1));
        }
        return scripts;
    }

    /** {@code -c} among the options behind a shell, together with others or not, and the first word that is no option. */
    private static Optional<String> inline(List<String> words, int from) {
        boolean command = false;
        int at = from;
        for (; at < Math.min(words.size(), from + MOST_OPTIONS); at++) {
            String word = words.get(at);
            boolean cluster = word.matches("[-+][A-Za-z]+");
            command |= cluster && word.indexOf('c') > 0 || word.equals("--command");
            if (cluster && word.matches("[-+][A-Za-z]*[oO]") || word.matches("--(rcfile|init-file)")) {
                at++;
            } else if (!word.startsWith("-") && !word.startsWith("+")) {
                if (command || !base(words.get(from - 1)).equals("su")) {
                    break;
                }
            } else if (word.startsWith("--command=")) {
                return Optional.of(word.substring("--command=".length()));
            }
        }
        return command && at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
    }

    /** Whether a shell or an interpreter reads its program from its input. */
    static boolean readsProgram(List<String> words) {
        List<String> program = program(words);
        if (program.isEmpty()) {
            return false;
        }
        boolean shell = isShell(program.get(0));
        if (!shell && !base(program.get(0)).matches("(python|perl|ruby|node|php)[0-9.]*")) {
            return false;
        }
        for (String word : program.subList(1, program.size())) {
            if (word.matches("-|/dev/stdin|/dev/fd/0|/proc/self/fd/0") || shell && word.matches("-[a-z]*s[a-z]*")) {
                return true;
            }
            if (!word.startsWith("-") && !word.startsWith("+")
                    || word.matches(shell ? "-[a-z]*c" : "-[a-zA-Z]*[cmenprEMNP].*|--(eval|print|version|help)")) {
                return false;
            }
        }
        return true;
    }
}
