package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in a statement: relative POSIX paths that read the same everywhere. Source: OMS v1.0, 6.1 and 6.2.
 *
 * @param path of the file
 * @param start first byte of a shard; 0 for a whole file
 * @param end behind its last byte; -1 for a whole file
 */
record ResourceName(String path, long start, long end) {
    /** How reference implementations before 1.1.0 name the only file of a model. */
    static final String ONLY = ".";

    /** The last two numbers are the range: file names may hold colons. */
    private static final Pattern SHARD =
            Pattern.compile("(.+):(0|[1-9][0-9]{0,18}):([1-9][0-9]{0,18})", Pattern.DOTALL);

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    static ResourceName ofFile(String name) throws SignatureException {
        return new ResourceName(path(name, "resource"), 0, -1);
    }

    static ResourceName ofShard(String name) throws SignatureException {
        Matcher matcher = SHARD.matcher(name);
        if (!matcher.matches()
                || new BigInteger(matcher.group(2)).compareTo(LARGEST) > 0
                || new BigInteger(matcher.group(3)).compareTo(LARGEST) > 0) {
            throw new SignatureException(
                    Kind.MALFORMED, "the statement's resource " + SafeText.quote(name) + " is no path:start:end");
        }
        long start = Long.parseLong(matcher.group(2));
        long end = Long.parseLong(matcher.group(3));
        return new ResourceName(path(matcher.group(1), "resource"), start, end);
    }

    /**
     * A path that keeps the rules, unchanged.
     *
     * @param what it names, for messages
     */
    static String path(String path, String what) throws SignatureException {
        String wrong = path.equals(ONLY) ? null : wrong(path);
        if (wrong != null) {
            throw new SignatureException(
                    Kind.MALFORMED, "the statement's " + what + " " + SafeText.quote(path) + " " + wrong);
        }
        return path;
    }

    private static String wrong(String path) {
        if (path.startsWith("/")) {
            return "is an absolute path";
        }
        for (String component : path.split("/", -1)) {
            if (component.isEmpty()) {
                return "has an empty component";
            }
            if (component.equals(".") || component.equals("..")) {
                return "has a component " + component;
            }
        }
        for (int i = 0; i < path.length(); ) {
            int c = path.codePointAt(i);
            if (c == '\\') {
                return "has a backslash";
            }
            if (Character.isISOControl(c)) {
                return "has a control character";
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return "is not valid Unicode";
            }
            i += Character.charCount(c);
        }
        return null;
    }
}
