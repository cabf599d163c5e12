package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Looks over the bytes of a record for what it is about, several times as fast as the reader. It only ever says that a record is of
 * no concern, and only where there is one way to read it: whatever is unusual in a name or a key that matters, an escape, a letter
 * that is not ASCII, a field twice, another type, is left to {@link OsvReader}. A text that is no JSON in a part that nobody reads
 * is noticed by the reader alone; its names were seen.
 */
final class OsvSkim {
    private static final int NOT_SURE = -1;
    private static final byte[][] KEYS = {
        bytes("id"), bytes("modified"), bytes("affected"), bytes("package"), bytes("ecosystem"), bytes("name")
    };
    private static final int ID = 0;
    private static final int MODIFIED = 1;
    private static final int AFFECTED = 2;
    private static final int PACKAGE = 3;
    private static final int ECOSYSTEM = 4;
    private static final int NAME = 5;

    private final Set<PackageKey> wanted;
    private byte[] text = new byte[0];
    private int end;
    private int at;
    private int ecosystems;
    private int from;
    private int length;

    /** @param wanted packages that are of concern */
    OsvSkim(Set<PackageKey> wanted) {
        this.wanted = wanted;
    }

    /** Any doubt: the reader decides. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1;
        private static final Unusual HERE = new Unusual();

        private Unusual() {
            super(null, null, false, false);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A record about none of the wanted packages, as the reader would read it; null when it may be another one. */
    @CheckForNull
    OsvRecord foreign(byte[] bytes, int size) {
        text = bytes;
        end = size;
        at = 0;
        ecosystems = 0;
        try {
            return record();
        } catch (Unusual e) {
            return null;
        } catch (OsvReader.OsvException e) {
            return null;
        }
    }

    private OsvRecord record() throws Unusual, OsvReader.OsvException {
        String id = null;
        String modified = null;
        boolean affected = false;
        boolean more = open('{', '}');
        while (more) {
            switch (key()) {
                case ID -> id = once(id, OsvLimits.WORD);
                case MODIFIED -> modified = once(modified, OsvLimits.WORD);
                case AFFECTED -> {
                    sure(!affected);
                    affected = true;
                    affected();
                }
                default -> skip();
            }
            more = more('}');
        }
        blanks();
        sure(at == end && id != null && !id.isEmpty() && id.indexOf(' ') < 0);
        long time = modified == null ? Long.MIN_VALUE : OsvTimes.parse(modified);
        return OsvRecord.foreign(id, time, ecosystems);
    }

    private void affected() throws Unusual {
        boolean more = open('[', ']');
        while (more) {
            entry();
            more = more(']');
        }
    }

    private void entry() throws Unusual {
        boolean named = false;
        boolean more = open('{', '}');
        while (more) {
            if (key() == PACKAGE) {
                sure(!named);
                named = true;
                packageKey();
            } else {
                skip();
            }
            more = more('}');
        }
    }

    private void packageKey() throws Unusual {
        String ecosystem = null;
        String name = null;
        boolean more = open('{', '}');
        while (more) {
            switch (key()) {
                case ECOSYSTEM -> ecosystem = once(ecosystem, OsvLimits.WORD);
                case NAME -> name = once(name, OsvLimits.WORD);
                default -> skip();
            }
            more = more('}');
        }
        if (ecosystem == null || name == null) {
            throw Unusual.HERE;
        }
        PackageKey key = PackageKey.ofAdvisory(ecosystem, name);
        sure(key == null || !wanted.contains(key));
        ecosystems |= PackageKey.bit(key);
    }

    /** A text of ASCII without escapes, for a field that was not there yet. */
    private String once(@CheckForNull String before, int limit) throws Unusual {
        sure(before == null);
        plain();
        sure(length <= limit);
        return new String(text, from, length, StandardCharsets.US_ASCII);
    }

    /** Enters a list or an object. @return whether there is anything in it */
    private boolean open(char opening, char closing) throws Unusual {
        blanks();
        sure(at < end && text[at] == opening);
        at++;
        blanks();
        if (at < end && text[at] == closing) {
            at++;
            return false;
        }
        return true;
    }

    /** Behind a member: whether another one comes, or the end. */
    private boolean more(char closing) throws Unusual {
        blanks();
        sure(at < end && (text[at] == ',' || text[at] == closing));
        return text[at++] == ',';
    }

    /** The next key with its colon: one of those that matter, or that it is another. */
    private int key() throws Unusual {
        plain();
        int known = NOT_SURE;
        for (int i = 0; i < KEYS.length; i++) {
            if (Arrays.equals(text, from, from + length, KEYS[i], 0, KEYS[i].length)) {
                known = i;
            }
        }
        blanks();
        sure(at < end && text[at] == ':');
        at++;
        return known;
    }

    private void plain() throws Unusual {
        blanks();
        sure(at < end && text[at] == '"');
        from = ++at;
        while (at < end && text[at] != '"') {
            sure(text[at] >= ' ' && text[at] <= '~' && text[at] != '\\');
            at++;
        }
        sure(at < end);
        length = at - from;
        at++;
    }

    /** Over a value, whatever is in it. */
    private void skip() throws Unusual {
        blanks();
        int depth = 0;
        do {
            sure(at < end);
            switch (text[at]) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                    sure(depth < OsvLimits.DEPTH);
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                    // Where a value should be there is none.
                    sure(depth >= 0);
                }
                case ',' -> {
                    sure(depth > 0);
                    at++;
                }
                case ' ', '\t', '\n', '\r', ':' -> at++;
                default -> scalar();
            }
        } while (depth > 0);
    }

    private void string() throws Unusual {
        at++;
        while (at < end && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        sure(at < end);
        at++;
    }

    /** A number, true, false or null: letters, digits, signs and points. */
    private void scalar() throws Unusual {
        int start = at;
        while (at < end
                && (text[at] >= '0' && text[at] <= '9' || text[at] >= 'a' && text[at] <= 'z' || isSign(text[at]))) {
            at++;
        }
        sure(at > start && at - start <= OsvLimits.NUMBER);
    }

    private static boolean isSign(byte character) {
        return character == '-' || character == '+' || character == '.' || character == 'E';
    }

    private void blanks() {
        while (at < end && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private static void sure(boolean condition) throws Unusual {
        if (!condition) {
            throw Unusual.HERE;
        }
    }
}
