package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a contract (ECMA-262, Unicode mode) in the part that engines of linear time know as well.
 *
 * @param source as the contract writes it
 * @param re2 the same for RE2, also understood by java.util.regex; searched for anywhere in a value
 */
public record EcmaPattern(String source, String re2) {
    /** Longest expression, in UTF-16 units. */
    static final int MAX_LENGTH = 2000;

    /**
     * Reads an expression.
     *
     * @throws ContractException when it is none, or needs backtracking
     */
    static EcmaPattern of(String source, String pointer) throws ContractException {
        if (source.length() > MAX_LENGTH) {
            throw ContractException.at(pointer, "the pattern is longer than " + MAX_LENGTH + " characters");
        }
        String re2;
        try {
            re2 = new EcmaTranslation(source).translate();
            // Compiled, never run: what is left of the language is common to both.
            Pattern.compile(re2);
        } catch (PatternSyntaxException | StackOverflowError e) {
            String why = e instanceof PatternSyntaxException syntax ? syntax.getDescription() : "too deeply nested";
            throw ContractException.at(pointer, "the pattern cannot be used: " + why);
        }
        return new EcmaPattern(source, re2);
    }
}
