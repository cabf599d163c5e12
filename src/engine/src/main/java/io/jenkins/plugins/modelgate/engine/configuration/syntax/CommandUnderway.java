package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/** The command that is being read, word by word, behind those that are complete. */
final class CommandUnderway {
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "do", "while", "until", "!", "{", "time");

    /** What the next word is. */
    enum Next {
        WORD,
        DROPPED,
        FILE,
        INPUT
    }

    private final int firstLine;
    private final IntSupplier line;
    private final List<ShellCommand> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word;
    private boolean quoted;
    private Next next = Next.WORD;
    private String input = "";
    private boolean writes;
    private int began;
    private int cases;
    private boolean leading = true;

    /**
     * Nothing read so far.
     *
     * @param firstLine of the script, from 1
     * @param line where the reading is
     */
    CommandUnderway(int firstLine, IntSupplier line) {
        this.firstLine = firstLine;
        this.line = line;
    }

    /** Those that are complete. */
    List<ShellCommand> complete() {
        return commands;
    }

    /** Whether a word has begun. */
    boolean isInWord() {
        return word != null;
    }

    /** Whether {@code case} stands open, in which brackets close nothing. */
    boolean isInCase() {
        return cases > 0;
    }

    /** The word at this place, begun where none was. */
    StringBuilder word() {
        if (word == null) {
            word = new StringBuilder();
            quoted = false;
            began = words.isEmpty() ? line.getAsInt() : began;
        }
        return word;
    }

    /** A part of the word stands in quotation marks, or behind a backslash. */
    StringBuilder quotedWord() {
        StringBuilder begun = word();
        quoted = true;
        return begun;
    }

    /** A redirection: a number right before it is no word, and the word behind it no argument. */
    void beforeRedirection() {
        if (word != null && !quoted && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            word = null;
        }
        endWord();
    }

    /** What the next word is. */
    void expect(Next kind) {
        next = kind;
    }

    /** The word is complete, if one has begun. */
    void endWord() {
        if (word == null) {
            return;
        }
        String whole = word.toString();
        word = null;
        switch (next) {
            case WORD -> {
                if (!quoted && leading) {
                    cases += whole.equals("case") ? 1 : whole.equals("esac") && cases > 0 ? -1 : 0;
                }
                leading = leading && !quoted && KEYWORDS.contains(whole);
                words.add(whole);
            }
            case INPUT -> input = whole;
            case FILE -> writes = writes || !whole.matches("[0-9-]+|/dev/(null|stdout|stderr|tty)");
            default -> {
                // where it reads from
            }
        }
        next = Next.WORD;
    }

    /** What was read so far goes into a pipe; behind brackets that is the command before. */
    void pipe() {
        endWord();
        if (words.isEmpty() && !commands.isEmpty()) {
            commands.set(commands.size() - 1, commands.get(commands.size() - 1).intoPipe());
        }
        end(true);
    }

    /** The command is complete. */
    void end(boolean piped) {
        endWord();
        next = Next.WORD;
        if (!words.isEmpty() || !input.isEmpty()) {
            commands.add(new ShellCommand(words.isEmpty() ? firstLine : began, words, piped, writes, input));
            words = new ArrayList<>();
        }
        input = "";
        writes = false;
        leading = true;
    }
}
