package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges a Jinja template by its text alone. Templates of models are rendered by transformers, vLLM, llama-cpp-python and
 * others, with and without a sandbox, so the judgement does not count on one: what chat templates are known to need is
 * allowed, the rest is reported.
 */
public final class TemplateCheck {
    /** Longest template that is examined, in UTF-16 units; the longest ones in use have about 60,000. */
    public static final int MAX_LENGTH = 1 << 21;

    private TemplateCheck() {}

    /** Whether a text has any of Jinja's tags, so that rendering it would do more than copy it. */
    public static boolean looksLikeTemplate(String text) {
        for (int i = text.indexOf('{'); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            if (text.charAt(i + 1) == '%' || text.charAt(i + 1) == '{') {
                return true;
            }
        }
        return false;
    }

    /**
     * Examines a text that a runtime renders as a template. One that cannot be parsed makes the inspection incomplete;
     * what was understood before the fault is judged all the same.
     *
     * @param name how the text is called where it stands, for messages
     * @param template the text
     * @param inspection where findings go
     * @param offset of the text in the content, in bytes, or -1
     */
    public static void examine(String name, String template, Inspection inspection, long offset) {
        new Examination(name, template, inspection, offset).run(true);
    }

    /**
     * Examines a text of which it is not known that anything renders it: dangerous constructs are reported as in {@link
     * #examine}, but a text that is no Jinja is simply no template.
     */
    public static void examineText(String name, String text, Inspection inspection, long offset) {
        if (looksLikeTemplate(text)) {
            new Examination(name, text, inspection, offset).run(false);
        }
    }

    /** One text. */
    private static final class Examination {
        private final String name;
        private final String text;
        private final Inspection inspection;
        private final long offset;
        private int[] lines;

        Examination(String name, String template, Inspection inspection, long offset) {
            this.name = name;
            this.text = template.replace("\r\n", "\n").replace('\r', '\n');
            this.inspection = inspection;
            this.offset = offset;
        }

        private int[] lines() {
            return IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        }

        void run(boolean rendered) {
            if (text.length() > MAX_LENGTH) {
                inspection.incomplete(
                        ScanRules.LIMIT,
                        offset,
                        SafeText.of(name) + ": templates longer than " + MAX_LENGTH + " characters are not examined");
                return;
            }
            Program program = new Program();
            Sparing findings = new Sparing(inspection);
            try {
                parse(program);
            } catch (SyntaxException e) {
                if (rendered || e.isLimit()) {
                    inspection.incomplete(
                            e.isLimit() ? ScanRules.LIMIT : TemplateRules.UNPARSABLE,
                            offset,
                            place(e.offset()) + e.getMessage());
                }
            }
            new Judge(program, (rule, at, detail) -> findings.report(rule, offset, place(at) + detail)).run();
            findings.finish();
        }

        /** A text that cannot be cut into tokens to its end is parsed up to there before the fault is told. */
        private void parse(Program program) throws SyntaxException {
            Lexer lexer = new Lexer(text);
            try {
                lexer.tokens();
            } catch (SyntaxException e) {
                List<Token> some = new ArrayList<>(lexer.soFar());
                some.add(new Token(Token.Type.END, "", e.offset()));
                try {
                    new Statements(new Tokens(some), program).parse();
                } catch (SyntaxException again) {
                    // the first fault is the one to tell
                }
                throw e;
            }
            new Statements(new Tokens(lexer.soFar()), program).parse();
        }

        private String place(int at) {
            lines = lines == null ? lines() : lines;
            int found = Arrays.binarySearch(lines, at);
            return SafeText.of(name) + ", line " + (found >= 0 ? found + 1 : -found - 1) + ": ";
        }
    }
}
